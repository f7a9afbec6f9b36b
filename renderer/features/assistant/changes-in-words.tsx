import { Loader } from '@mantine/core';
import { IconPlayerStop, IconSparkles } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Changes } from '../../../shared/features/assistant/changes.ts';
import type { DocumentId, MeetingId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './question.module.css';
import summary from './summary.module.css';
import { assistantWords } from './words.ts';

export interface ChangesInWordsProps {
  readonly meeting: string;
  readonly document: string;
  /** The version that the newest one is compared with. */
  readonly against: number;
  readonly onGo: (page: number) => void;
}

/** What has changed, in a model's words, each with the page where it stands; nothing where no model is set up. */
export function ChangesInWords({ meeting, document, against, onGo }: ChangesInWordsProps) {
  const w = useWords(assistantWords);
  const say = useSay();
  const live = useStatus() === 'live';
  // Of a version that has just come the text is still being read.
  const read = useView('assistant.summaries')?.papers[document];
  const known = read !== undefined && read !== 'working';
  const [changes, setChanges] = useState<Changes | null>(null);
  const [writing, setWriting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    setChanges(null);
    setFailure(null);
    if (!live || !known) return;
    const stop = new AbortController();
    running.current = stop;
    const params = { meeting: meeting as MeetingId, document: document as DocumentId };
    // Whether there is a model: a refusal here is no news, the changed words stand below.
    void call('assistant.changes', params, { against, write: false }, stop.signal).then((found) => {
      if (found.ok && !stop.signal.aborted) setChanges(found.value);
    });
    return () => running.current?.abort();
  }, [meeting, document, against, live, known]);
  if (!changes || changes.writer === null) return null;
  const write = async (): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    setWriting(true);
    setFailure(null);
    const params = { meeting: meeting as MeetingId, document: document as DocumentId };
    const written = await call('assistant.changes', params, { against, write: true }, stop.signal);
    setWriting(false);
    if (stop.signal.aborted) return;
    if (written.ok) setChanges(written.value);
    else setFailure(written.failure);
  };
  const { sentences, places, model, note } = changes;
  return (
    <section className={classes.changes} aria-label={w.changesInWords}>
      {writing ? (
        <p className={classes.writing} role="status">
          <Loader size="xs" color="var(--accent)" />
          {w.changesWriting}
        </p>
      ) : null}
      {writing ? (
        <ActionButton
          icon={<IconPlayerStop aria-hidden="true" />}
          onPress={() => {
            running.current?.abort();
            setWriting(false);
          }}
        >
          {w.stop}
        </ActionButton>
      ) : sentences.length === 0 ? (
        <ActionButton wide icon={<IconSparkles aria-hidden="true" />} onPress={() => void write()}>
          {w.changesWrite}
        </ActionButton>
      ) : null}
      <FailureNotice failure={failure} />
      {changes.another ? <p className={classes.unread}>{w.changesAnother}</p> : null}
      {note ? <p className={summary.note}>{say(note)}</p> : null}
      {sentences.length > 0 ? (
        <>
          <p className={summary.label}>
            <IconSparkles aria-hidden="true" />
            <span>{model ? w.model(model) : w.modelPlain}</span>
          </p>
          <ul className={summary.list} aria-label={w.changesInWords}>
            {sentences.map(({ text, sources }) => (
              <li key={text} className={classes.said}>
                <p>{text}</p>
                <div className={classes.sources}>
                  {[...new Set(sources.map((at) => places[at]?.page ?? 1))].map((page) => (
                    <button key={page} type="button" className={classes.source} onClick={() => onGo(page)}>
                      {w.page(page)}
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
          {changes.more > 0 ? <p className={classes.unread}>{w.changesMore(changes.more)}</p> : null}
        </>
      ) : null}
    </section>
  );
}
