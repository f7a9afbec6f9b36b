import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ViewValue } from '../../../shared/protocol.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { Progress } from '../../ui/meter.tsx';
import classes from './attendance.module.css';
import { attendanceWords } from './words.ts';

type Board = Pick<ViewValue<'attendance.board'>, 'voting' | 'votingPresent' | 'guests' | 'guestsPresent' | 'quorum'>;

/** Whether the meeting may decide, in a word and a shape. */
export function QuorumChip({ board }: { board: Board }) {
  const w = useWords(attendanceWords);
  const { met, needed } = board.quorum;
  return (
    <Chip
      tone={met ? 'agree' : 'warn'}
      icon={met ? <IconCircleCheck aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
    >
      {met ? w.quorumMet(needed) : w.quorumMissing(needed - board.votingPresent, needed)}
    </Chip>
  );
}

/** How many are here, and how far that is from the quorum. */
export function QuorumSummary({ board }: { board: Board }) {
  const w = useWords(attendanceWords);
  return (
    <div className={classes.summary}>
      <p className={classes.count}>
        <strong>
          {board.votingPresent} / {board.voting}
        </strong>
        <span>{w.votingPresent}</span>
      </p>
      <Progress value={board.votingPresent} of={board.voting} needed={board.quorum.needed} label={w.quorum} />
      <div className={classes.line}>
        <QuorumChip board={board} />
        {board.guests > 0 ? (
          <span className={classes.soft}>{w.guestsPresent(board.guestsPresent, board.guests)}</span>
        ) : null}
      </div>
    </div>
  );
}
