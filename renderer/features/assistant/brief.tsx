import { IconChecklist, IconFileDiff, IconFileText, IconMessageCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import list from '../../ui/list.module.css';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useOpened } from '../documents/last-place.ts';
import { useOwnOpinions } from '../opinions/use-own-opinions.ts';
import classes from './brief.module.css';
import { assistantWords } from './words.ts';

/** Papers of one kind that are named; the others are counted. */
const namedMax = 3;

export interface BriefProps {
  readonly meeting: string;
  readonly titleOf: (document: string) => string;
  readonly onOpen: (document: string) => void;
  readonly onVotes: () => void;
  readonly onNotes: () => void;
}

/** What waits for who looks: an open vote, new versions of what he has read, papers that he has not opened, opinions without an answer. */
export function Brief({ meeting, titleOf, onOpen, onVotes, onNotes }: BriefProps) {
  const w = useWords(assistantWords);
  const papers = useView('documents.papers');
  const vote = useView('voting.me')?.open;
  const { list: opinions } = useOwnOpinions(meeting);
  const { value, failure, reload } = useEndpoint('assistant.brief', { meeting: meeting as MeetingId });
  const openedHere = useOpened();
  const known = useRef(papers);
  useEffect(() => {
    // Asked for beside the first of them.
    if (known.current && known.current !== papers) void reload();
    known.current = papers;
  }, [papers, reload]);
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  const waiting = opinions?.filter(({ answer }) => answer === null).length ?? 0;
  const asks = vote?.entitled && vote.choice === null;
  // What lies open here is opened from this moment, whenever the server is asked next.
  const changed = value.changed.filter(({ document, version }) => openedHere(document) < version);
  const unread = value.unread.filter((document) => openedHere(document) === 0);
  return (
    <section className={classes.brief} aria-label={w.forMe}>
      <h3 className={classes.title}>{w.forMe}</h3>
      {!asks && waiting === 0 && changed.length === 0 && unread.length === 0 ? (
        <p className={classes.none}>{w.nothingWaits}</p>
      ) : null}
      <ul className={list.list}>
        {asks ? <Row icon={<IconChecklist aria-hidden="true" />} title={w.voteWaits} urgent onPress={onVotes} /> : null}
        {changed.slice(0, namedMax).map(({ document, version }) => (
          <Row
            key={document}
            icon={<IconFileDiff aria-hidden="true" />}
            title={titleOf(document)}
            more={w.newVersion(version)}
            onPress={() => onOpen(document)}
          />
        ))}
        {unread.slice(0, namedMax).map((document) => (
          <Row
            key={document}
            icon={<IconFileText aria-hidden="true" />}
            title={titleOf(document)}
            more={w.notOpened}
            onPress={() => onOpen(document)}
          />
        ))}
        {waiting > 0 ? (
          <Row icon={<IconMessageCircle aria-hidden="true" />} title={w.opinionsWait(waiting)} onPress={onNotes} />
        ) : null}
      </ul>
      {changed.length > namedMax || unread.length > namedMax ? (
        <p className={classes.none}>
          {w.andMore(Math.max(0, changed.length - namedMax) + Math.max(0, unread.length - namedMax))}
        </p>
      ) : null}
    </section>
  );
}

function Row({
  icon,
  title,
  more,
  urgent = false,
  onPress,
}: {
  icon: ReactNode;
  title: string;
  more?: string;
  urgent?: boolean;
  onPress: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className={`${list.entry} ${classes.row}`}
        data-urgent={urgent || undefined}
        onClick={onPress}
      >
        {icon}
        <span className={classes.words}>
          <span className={classes.name}>{title}</span>
          {more ? <span className={classes.more}>{more}</span> : null}
        </span>
      </button>
    </li>
  );
}
