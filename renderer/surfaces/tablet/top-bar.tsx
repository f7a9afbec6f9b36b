import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MeetingView } from '../../../shared/features/meetings/contract.ts';
import { ItemTimer } from '../../features/agenda/item-timer.tsx';
import type { Agenda } from '../../features/agenda/use-agenda.ts';
import { OutboxMark } from '../../features/annotations/outbox-mark.tsx';
import { RehearsalChip } from '../../features/meetings/rehearsal-chip.tsx';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { Chip } from '../../ui/chip.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './tablet.module.css';
import { tabletWords } from './words.ts';

export interface TopBarProps {
  readonly meeting: MeetingView | undefined;
  readonly agenda: Agenda | undefined;
  readonly titleOf: (document: string) => string;
}

/** Which meeting, which item, how long still, who is here, and whether the line holds. */
export function TopBar({ meeting, agenda, titleOf }: TopBarProps) {
  const w = useWords(tabletWords);
  const ui = useWords(uiWords);
  const board = useView('attendance.board');
  const current = agenda?.current;
  const item = current ? `${current.label}. ${current.title}` : agenda?.closedDoor ? w.closedDoor : w.noCurrent;
  return (
    <header className={classes.top}>
      <Link to="/" className={classes.brand} title={ui.toLobby}>
        {ui.product}
      </Link>
      <div className={classes.titles}>
        <h1 className={classes.meeting}>{meeting?.title}</h1>
        {meeting?.state === 'running' ? <p className={classes.item}>{item}</p> : null}
      </div>
      <div className={classes.time}>
        {meeting ? <RehearsalChip rehearsal={meeting.rehearsal} /> : null}
        {meeting && meeting.state !== 'running' ? <StateChip state={meeting.state} /> : null}
        {meeting?.state === 'running' && current ? <ItemTimer item={current} /> : null}
      </div>
      <div className={classes.facts}>
        {board && (meeting?.state === 'running' || (meeting?.state === 'announced' && meeting.checkInOpen)) ? (
          <Chip tone={board.quorum.met ? 'agree' : 'warn'} icon={<IconUsers aria-hidden="true" />}>
            <span aria-hidden="true">{w.presentCount(board.votingPresent, board.voting)}</span>
            <span className="unseen">{w.presentLabel(board.votingPresent, board.voting)}</span>
          </Chip>
        ) : null}
        <OutboxMark titleOf={titleOf} />
      </div>
      <Toolbar />
    </header>
  );
}
