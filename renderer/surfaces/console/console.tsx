import { useMediaQuery } from '@mantine/hooks';
import {
  IconChecklist,
  IconClipboardList,
  IconDeviceTablet,
  IconFolder,
  IconMessages,
  IconMicrophone,
  IconPresentation,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { AgendaList } from '../../features/agenda/agenda-list.tsx';
import { CurrentItem } from '../../features/agenda/current-item.tsx';
import { useAgenda } from '../../features/agenda/use-agenda.ts';
import { agendaWords } from '../../features/agenda/words.ts';
import { RecordsCard } from '../../features/archive/records-card.tsx';
import { QuorumChip } from '../../features/attendance/quorum.tsx';
import { PinNotice } from '../../features/devices/pin-notice.tsx';
import { MeetingSteps } from '../../features/meetings/meeting-steps.tsx';
import { RehearsalChip } from '../../features/meetings/rehearsal-chip.tsx';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { MessagesButton } from '../../features/messages/messages-button.tsx';
import { OpinionBoard } from '../../features/opinions/opinion-board.tsx';
import { useUnanswered } from '../../features/opinions/use-received.ts';
import { useNames } from '../../features/participants/use-people.ts';
import { useWaiting } from '../../features/speaking/use-speech.ts';
import { VoteSheet } from '../../features/voting/vote-sheet.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { usePreferences } from '../../kernel/preferences.ts';
import { useRunningMeeting } from '../../kernel/shell.ts';
import { useSession } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LinkGate, NetworkMark, OfflineNotice } from '../../ui/link-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { useMessageDesk } from '../messages/use-message-desk.tsx';
import { AttendancePanel } from './attendance-panel.tsx';
import classes from './console.module.css';
import { PeoplePanel } from './people-panel.tsx';
import { RoomPanel } from './room-panel.tsx';
import { SpeakingPanel } from './speaking-panel.tsx';
import { VotingPanel } from './voting-panel.tsx';
import { consoleWords } from './words.ts';

type Panel = 'now' | 'speaking' | 'voting' | 'attendance' | 'opinions' | 'people' | 'room';

/** The chair's and the secretary's screen: now and next, votes, attendance; on a small screen as tabs. */
export function Console({ meeting }: { readonly meeting: string }) {
  return (
    <LinkGate>
      <ConsoleScreen meeting={meeting} />
    </LinkGate>
  );
}

function ConsoleScreen({ meeting: id }: { readonly meeting: string }) {
  const w = useWords(consoleWords);
  const a = useWords(agendaWords);
  const navigate = useNavigate();
  const { textSize } = usePreferences();
  // Three columns need 75 em at normal text; larger text needs as much more.
  const wide =
    useMediaQuery(`(min-width: ${(75 * Number(textSize)) / 100}em)`, undefined, { getInitialValueInEffect: false }) ??
    true;
  const meeting = useView('meetings.meeting');
  const me = useView('participants.me');
  const board = useView('attendance.board');
  const open = useView('voting.board')?.open;
  const agenda = useAgenda();
  const nameOf = useNames();
  const unanswered = useUnanswered();
  const waiting = useWaiting().length;
  const calling = Object.keys(useView('service.calls')?.calls ?? {}).length;
  const [panel, setPanel] = useState<Panel>('now');
  const byPin = useSession().value?.device?.byPin === true;
  const over = meeting?.state === 'closed' || meeting?.state === 'cancelled';
  const messages = useMessageDesk(id, me?.person ?? null, over);
  useRunningMeeting(meeting?.state === 'running');
  const toTablet = (): void => void navigate({ to: '/m/$meeting', params: { meeting: id } });
  if (!meeting || !me || !agenda)
    return (
      <Page title={meeting?.title ?? ''} bar={<NetworkMark />}>
        <OfflineNotice />
        <Loading />
      </Page>
    );
  if (me.offices.length === 0)
    return (
      <Page title={meeting.title}>
        <Empty
          title={w.notManagerTitle}
          action={
            <ActionButton look="primary" onPress={toTablet}>
              {w.toTablet}
            </ActionButton>
          }
        >
          {w.notManagerText}
        </Empty>
      </Page>
    );
  const tabs: readonly Tab<Panel>[] = [
    { key: 'now', label: w.now, icon: <IconClipboardList aria-hidden="true" /> },
    {
      key: 'speaking',
      label: w.speaking,
      icon: <IconMicrophone aria-hidden="true" />,
      badge: waiting > 0 ? String(waiting) : null,
    },
    { key: 'voting', label: w.voting, icon: <IconChecklist aria-hidden="true" />, badge: open ? '!' : null },
    {
      key: 'attendance',
      label: w.attendance,
      icon: <IconUserCheck aria-hidden="true" />,
      badge: calling > 0 ? String(calling) : null,
    },
    {
      key: 'opinions',
      label: w.opinions,
      icon: <IconMessages aria-hidden="true" />,
      badge: unanswered > 0 ? String(unanswered) : null,
    },
    { key: 'people', label: w.people, icon: <IconUsers aria-hidden="true" /> },
    over
      ? { key: 'room', label: w.records, icon: <IconFolder aria-hidden="true" /> }
      : { key: 'room', label: w.room, icon: <IconPresentation aria-hidden="true" /> },
  ];
  const steps = over ? null : (
    <Card>
      <MeetingSteps meeting={meeting} />
    </Card>
  );
  const list = (
    <Card fill={wide} title={a.agenda}>
      <AgendaList agenda={agenda} over={over} />
    </Card>
  );
  const now = meeting.state === 'running' ? <CurrentItem agenda={agenda} nameOf={nameOf} /> : null;
  const panels = {
    now: null,
    speaking: meeting.state === 'running' ? <SpeakingPanel /> : <Empty title={w.notRunning}>{w.notRunningText}</Empty>,
    voting: <VotingPanel agenda={agenda} />,
    attendance: <AttendancePanel meeting={id} over={over} />,
    opinions: (
      <OpinionBoard
        nameOf={nameOf}
        onPaper={(paper, page, sentence) =>
          void navigate({
            to: '/m/$meeting',
            params: { meeting: id },
            search: { paper, page, ...(sentence !== undefined && { sentence }) },
          })
        }
      />
    ),
    people: <PeoplePanel meeting={id} items={agenda.items} over={over} />,
    room: (
      <>
        {over ? null : <RoomPanel />}
        <RecordsCard meeting={id} over={over} manager={!byPin} />
      </>
    ),
  };
  const middle = { now, voting: panels.voting, speaking: meeting.state === 'running' ? panels.speaking : null };
  const side = panel === 'now' || panel === 'voting' || panel === 'speaking' ? 'attendance' : panel;
  return (
    <Page
      layout="screen"
      title={meeting.title}
      bar={
        <div className={classes.status}>
          <StateChip state={meeting.state} />
          <RehearsalChip rehearsal={meeting.rehearsal} />
          {board ? <QuorumChip board={board} /> : null}
          <NetworkMark />
        </div>
      }
      tools={
        <>
          <MessagesButton unread={messages.unread} onPress={messages.show} />
          <IconButton label={w.toTablet} icon={<IconDeviceTablet aria-hidden="true" />} onPress={toTablet} />
        </>
      }
    >
      <OfflineNotice />
      {byPin ? <PinNotice /> : null}
      {wide ? (
        <div className={classes.columns}>
          <div className={classes.column}>
            {list}
            {steps}
          </div>
          <div className={classes.middle}>
            {/* An open vote stands first, so that it is seen to its last button on a small screen too. */}
            {(open ? ['voting', 'now', 'speaking'] : ['now', 'speaking', 'voting']).map((part) => (
              <Fragment key={part}>{middle[part as keyof typeof middle]}</Fragment>
            ))}
          </div>
          <div className={classes.column}>
            <Tabs label={w.panels} tabs={tabs.slice(3)} active={side} onSelect={setPanel}>
              {panels[side]}
            </Tabs>
          </div>
        </div>
      ) : (
        <Tabs label={w.panels} tabs={tabs} active={panel} onSelect={setPanel}>
          {panel === 'now' ? (
            <>
              {now}
              {steps}
              {list}
            </>
          ) : (
            panels[panel]
          )}
        </Tabs>
      )}
      <div className={classes.vote}>
        <VoteSheet result={false} />
      </div>
      <div className={classes.float}>{messages.notice}</div>
      {messages.dialog}
    </Page>
  );
}
