import { IconWifiOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { ItemTimer } from '../../features/agenda/item-timer.tsx';
import { agendaOf } from '../../features/agenda/use-agenda.ts';
import { agendaWords } from '../../features/agenda/words.ts';
import { CheckInCode } from '../../features/attendance/check-in-code.tsx';
import { attendanceWords } from '../../features/attendance/words.ts';
import { useNames } from '../../features/participants/use-people.ts';
import { StagePage } from '../../features/presentation/stage-page.tsx';
import { SpeechTimer } from '../../features/speaking/speech-timer.tsx';
import { useSpeechChime } from '../../features/speaking/use-speech.ts';
import { speakingWords } from '../../features/speaking/words.ts';
import { reloadOnce } from '../../kernel/fresh-page.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useAwake, useRunningMeeting } from '../../kernel/shell.ts';
import { useNow } from '../../kernel/time.ts';
import { useLive } from '../../kernel/use-live.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { Loading } from '../../ui/states.tsx';
import classes from './display.module.css';
import { DisplayVote } from './display-vote.tsx';
import { useShownVote } from './use-shown-vote.ts';
import { displayWords } from './words.ts';

/** What the room sees: a vote before all, else the presented page, else the item. */
export function RoomScreen({ meeting: id, onGone }: { meeting: string; onGone: () => void }) {
  const w = useWords(displayWords);
  const a = useWords(agendaWords);
  const t = useWords(attendanceWords);
  const s = useWords(speakingWords);
  const format = useFormats();
  const now = useNow();
  const status = useStatus();
  const meeting = useView('meetings.meeting');
  const items = useView('agenda.items');
  const board = useView('attendance.board');
  const stage = useView('presentation.stage');
  const page = useLive('presentation.page');
  const vote = useShownVote();
  const speaker = useView('speaking.queue')?.speaker;
  const nameOf = useNames();
  useSpeechChime(speaker, true);
  useAwake(true);
  useRunningMeeting(meeting?.state === 'running');
  const gone = status === 'removed' || status === 'signed-out';
  useEffect(() => {
    if (gone) onGone();
  }, [gone, onGone]);
  useEffect(() => {
    if (status === 'outdated') reloadOnce();
  }, [status]);
  if (!meeting) return <Loading label={gone ? w.unpaired : w.reconnecting} />;
  const agenda = items && agendaOf(items);
  const current = agenda?.current;
  const running = meeting.state === 'running';
  const over = meeting.state === 'closed' || meeting.state === 'cancelled';
  const showsPage = running && stage?.document && page?.document === stage.document;
  const headline =
    meeting.state === 'closed'
      ? w.closed
      : meeting.state === 'cancelled'
        ? w.cancelled
        : !running
          ? w.soon
          : agenda?.closedDoor
            ? w.closedDoor
            : (current?.title ?? w.noItem);
  return (
    <main className={classes.room}>
      <header className={classes.top}>
        <h1 className={classes.title}>{meeting.title}</h1>
        <span className={classes.clock}>{format.time(now)}</span>
      </header>
      {vote ? (
        <DisplayVote question={vote} />
      ) : showsPage ? (
        <div className={classes.stage}>
          <StagePage meeting={id} document={page.document} page={page.page} region={page.region} />
        </div>
      ) : (
        <div className={classes.middle}>
          {running && current ? <p className={classes.body}>{a.number(current.label)}</p> : null}
          <p className={classes.headline}>{headline}</p>
          {running && speaker ? (
            <>
              <p className={classes.lead}>
                {s.speaker}: {nameOf(speaker.person)}
              </p>
              {speaker.subject ? <p className={classes.body}>{speaker.subject}</p> : null}
              <p className={classes.timer}>
                <SpeechTimer speech={speaker} />
              </p>
            </>
          ) : running && current ? (
            <p className={classes.timer}>
              <ItemTimer item={current} />
            </p>
          ) : null}
          {running || meeting.state === 'closed' || meeting.state === 'cancelled' ? null : (
            <p className={classes.lead}>{w.startsAt(format.time(meeting.startsAt))}</p>
          )}
          {meeting.checkInOpen && !over && !speaker ? <CheckInCode room meeting={id} /> : null}
          {running && agenda?.next ? <p className={classes.soft}>{a.nextIs(agenda.next.title)}</p> : null}
        </div>
      )}
      <footer className={classes.bottom}>
        {(vote || showsPage) && running ? (
          <>
            <span className={classes.strip}>{speaker ? `${s.speaker}: ${nameOf(speaker.person)}` : headline}</span>
            {speaker ? <SpeechTimer speech={speaker} /> : current ? <ItemTimer item={current} /> : null}
          </>
        ) : (
          <span className={classes.strip}>{meeting.room}</span>
        )}
        {status === 'offline' || status === 'connecting' ? (
          <span className={classes.offline}>
            <IconWifiOff aria-hidden="true" /> {w.reconnecting}
          </span>
        ) : null}
        {board && meeting.checkInOpen ? (
          <span>
            {w.present} {board.votingPresent} / {board.voting}
            {' · '}
            {board.quorum.met
              ? t.quorumMet(board.quorum.needed)
              : t.quorumMissing(board.quorum.needed - board.votingPresent, board.quorum.needed)}
          </span>
        ) : null}
      </footer>
    </main>
  );
}
