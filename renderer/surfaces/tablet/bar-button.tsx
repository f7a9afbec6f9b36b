import type { ReactNode } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { useExplain } from '../../ui/announcer.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './bar-button.module.css';

export interface BarButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** State or reason under the label; on narrow screens it is said to assistive technology and by the tip only. */
  readonly note?: string | null | undefined;
  readonly denied?: boolean;
  readonly sending?: boolean;
  readonly pressed?: boolean | undefined;
  readonly look?: 'plain' | 'primary' | 'done';
  readonly onPress: () => void;
}

/** A large action of the tablet's bottom bar: a picture, a word, and how it stands. */
export function BarButton({ icon, label, note, denied, sending, pressed, look = 'plain', onPress }: BarButtonProps) {
  const w = useWords(uiWords);
  const explain = useExplain();
  const blocked = denied || sending;
  return (
    <button
      type="button"
      className={classes.button}
      data-look={denied ? 'denied' : look}
      aria-disabled={blocked || undefined}
      aria-pressed={pressed}
      title={note ?? undefined}
      onClick={() => {
        if (!blocked) onPress();
        else if (denied && note) explain(note);
      }}
    >
      {icon}
      <span className={classes.words}>
        <span className={classes.label}>{sending ? w.sending : label}</span>
        {note ? <span className={classes.note}>{note}</span> : null}
      </span>
    </button>
  );
}
