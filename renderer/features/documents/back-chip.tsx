import { IconArrowBackUp } from '@tabler/icons-react';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './back-chip.module.css';
import { documentsWords } from './words.ts';

/** After a jump: one tap leads back to where one read. */
export function BackChip({ page, onPress }: { readonly page: number | string; readonly onPress: () => void }) {
  const w = useWords(documentsWords);
  return (
    <button type="button" className={classes.chip} aria-keyshortcuts="b Alt+ArrowLeft" onClick={onPress}>
      <IconArrowBackUp aria-hidden="true" />
      {w.backTo(page)}
    </button>
  );
}
