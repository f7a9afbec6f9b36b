import { IconSend } from '@tabler/icons-react';
import type { OwnOpinion } from '../../../shared/features/opinions/contract.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './opinions.module.css';
import { ResultChip } from './result-chip.tsx';
import { opinionsWords } from './words.ts';

/** That a mark became an opinion, and what became of that. */
export function MarkState({ opinion }: { opinion: OwnOpinion }) {
  const w = useWords(opinionsWords);
  return (
    <span className={classes.state}>
      <span>{w.opinion}</span>
      <ResultChip answer={opinion.answer} />
    </span>
  );
}

export interface SendMarkProps {
  /** What was made of the mark already. */
  readonly opinion: OwnOpinion | undefined;
  /** The version of the paper that lies open: to a newer one the same can be said again. */
  readonly version: number;
  readonly denial: string | null;
  readonly onPress: () => void;
}

/** The one gesture by which a mark becomes an opinion; where it has become one, how it stands. */
export function SendMark({ opinion, version, denial, onPress }: SendMarkProps) {
  const w = useWords(opinionsWords);
  const say = useDenial();
  return (
    <>
      {opinion ? <MarkState opinion={opinion} /> : null}
      {opinion?.version === version ? null : (
        <ActionButton wide icon={<IconSend aria-hidden="true" />} denial={say(denial)} onPress={onPress}>
          {w.send}
        </ActionButton>
      )}
    </>
  );
}
