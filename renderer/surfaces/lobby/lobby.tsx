import { IconBriefcase, IconCalendarOff, IconFolder } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useOutboxWaits } from '../../features/annotations/use-outbox-waits.ts';
import { usePacks } from '../../features/packs/use-packs.ts';
import { packsWords } from '../../features/packs/words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { shellBridge } from '../../kernel/shell.ts';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import classes from './lobby.module.css';
import { MeetingCard } from './meeting-card.tsx';
import { type ListedMeeting, sectionsOf } from './meeting-sections.ts';
import { lobbyWords } from './words.ts';

const WaitingInk = lazy(async () => ({
  default: (await import('../../features/annotations/waiting-ink.tsx')).WaitingInk,
}));

const UpdateNotice = lazy(async () => ({
  default: (await import('../../features/shell/update-notice.tsx')).UpdateNotice,
}));

export function Lobby() {
  const w = useWords(lobbyWords);
  const p = useWords(packsWords);
  const format = useFormats();
  const navigate = useNavigate();
  const { value: session } = useSession();
  const { value, failure, loading, reload } = useEndpoint('meetings.list', {});
  const { value: prepared } = useEndpoint('documents.toPrepare', {});
  // What waits for an answer is not the unit's turn; what came back is.
  const open =
    prepared?.items.filter(({ papers, submissions }) =>
      submissions.length > 0 ? submissions[0]?.state === 'sent-back' : papers.length === 0,
    ).length ?? 0;
  const [past, setPast] = useState(false);
  const [text, setText] = useState('');
  const now = session?.serverTime ?? Date.now();
  const packs = usePacks();
  // Without a line, what this device keeps.
  const meetings = value?.meetings ?? (failure && packs.length > 0 ? packs.map((pack) => pack.meeting) : undefined);
  const sections = meetings ? sectionsOf(meetings, now) : undefined;
  const person = session?.person;
  const waits = useOutboxWaits(person?.id);
  const cards = (meetings: readonly ListedMeeting[], large: boolean) => (
    <ul className={classes.cards} data-large={large || undefined}>
      {meetings.map((meeting) => (
        <MeetingCard key={meeting.id} meeting={meeting} large={large} />
      ))}
    </ul>
  );
  return (
    <Page
      title={w.title}
      home={false}
      bar={
        <div className={classes.ways}>
          <ActionButton
            look="quiet"
            icon={<IconFolder aria-hidden="true" />}
            onPress={() => void navigate({ to: '/library' })}
          >
            {w.library}
          </ActionButton>
          {person?.office || person?.administrator || person?.unitAdministrator ? (
            <ActionButton
              look="quiet"
              icon={<IconBriefcase aria-hidden="true" />}
              onPress={() => void navigate({ to: '/office' })}
            >
              {w.office}
            </ActionButton>
          ) : null}
        </div>
      }
    >
      <div className={classes.hello}>
        <p className={classes.name}>{w.hello(person?.name ?? '')}</p>
        <p className={classes.date}>{format.dayAndDate(now)}</p>
      </div>
      <search>
        <form
          className={classes.search}
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({ to: '/search', search: text.trim() === '' ? {} : { text: text.trim() } });
          }}
        >
          <div className={classes.field}>
            <SearchField label={w.searchAll} value={text} onChange={setText} />
          </div>
          <ActionButton type="submit">{w.find}</ActionButton>
        </form>
      </search>
      {person && waits ? (
        <Suspense>
          <WaitingInk person={person.id} outboxKey={session.outboxKey} />
        </Suspense>
      ) : null}
      {shellBridge()?.update ? (
        <Suspense>
          <UpdateNotice />
        </Suspense>
      ) : null}
      {open === 0 && prepared && prepared.items.length > 0 ? (
        <Link to="/office/to-prepare" className={classes.link}>
          {w.toPrepareAll}
        </Link>
      ) : null}
      {open > 0 ? (
        <Notice>
          <Link to="/office/to-prepare" className={classes.link}>
            {w.toPrepare(open)}
          </Link>
        </Notice>
      ) : null}
      {loading ? <Loading /> : null}
      {failure && meetings && !value ? <Notice tone="warn">{p.offlineLobby}</Notice> : null}
      {failure && !meetings ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {value?.meetings.length === 0 ? (
        <Empty icon={<IconCalendarOff aria-hidden="true" />} title={w.emptyTitle}>
          {w.emptyText}
        </Empty>
      ) : null}
      {sections && meetings?.length ? (
        <>
          <section className={classes.section}>
            <h2 className={classes.head}>{w.today}</h2>
            {sections.today.length > 0 ? cards(sections.today, true) : <p className={classes.date}>{w.todayNone}</p>}
          </section>
          {sections.later.length > 0 ? (
            <section className={classes.section}>
              <h2 className={classes.head}>{w.later}</h2>
              {cards(sections.later, false)}
            </section>
          ) : null}
          {sections.earlier.length > 0 ? (
            <section className={classes.section}>
              <h2 className={classes.head}>{w.earlier}</h2>
              {past || sections.earlier.length <= 4 ? (
                cards(sections.earlier, false)
              ) : (
                <ActionButton onPress={() => setPast(true)}>{w.showEarlier(sections.earlier.length)}</ActionButton>
              )}
            </section>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
