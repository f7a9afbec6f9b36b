import { IconFileZip } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useFormats } from '../../../kernel/i18n/format.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { isShared } from '../../../kernel/shared-device.ts';
import { useMeeting } from '../../../kernel/use-meeting.tsx';
import { useSession } from '../../../kernel/use-session.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { roomTabletWords } from '../../../ui/room-tablet-words.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { useInkSession, useNotebook, useOwnKey } from '../use-ink.tsx';
import { fileName } from './file-name.ts';
import { penRgbs } from './pen-rgbs.ts';
import type { TakenPaper } from './take-all.ts';
import { exportWords } from './words.ts';

export interface TakeAllButtonProps {
  readonly meeting: string;
  readonly title: string;
  /** `pictures`: only read on the screen. */
  readonly papers: readonly (TakenPaper & { readonly pictures: boolean })[];
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly nameOf: (person: string) => string;
}

type Outcome = 'done' | 'offline' | { readonly short: readonly string[] } | null;

/** Takes all of one's papers of the meeting with the marks on them, and one's notes, as one file. */
export function TakeAllButton({ meeting, title, papers, items, nameOf }: TakeAllButtonProps) {
  const w = useWords(exportWords);
  const r = useWords(roomTabletWords);
  const { dateTime } = useFormats();
  const source = useMeeting();
  const session = useInkSession();
  const notebook = useNotebook();
  const { value: signedIn } = useSession();
  const locked = useOwnKey(signedIn?.person?.id ?? null, signedIn?.outboxKey ?? null) === null;
  const [done, setDone] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const taken = papers.filter(({ pictures }) => !pictures);
  const left = papers.length - taken.length;
  if (taken.length === 0 || !session) return null;
  if (isShared()) return <p>{r.noFiles}</p>;
  const take = async (): Promise<Outcome> => {
    const abort = new AbortController();
    stop.current = abort;
    try {
      const { takeAll } = await import('./take-all.ts');
      const notes = [{ id: '', title: w.notesMeeting }, ...items].map(({ id, title: name }) => ({
        title: name,
        text: notebook?.text(id) ?? '',
      }));
      const { blob, short } = await takeAll({
        session,
        source,
        meeting,
        papers: taken,
        notes,
        words: { ...w, nameOf, dateOf: dateTime },
        colours: penRgbs(),
        now: Date.now(),
        signal: abort.signal,
        onProgress: setDone,
      });
      if (abort.signal.aborted) return null;
      saveFile(blob, w.allName(fileName(title)));
      return short.length > 0 ? { short } : 'done';
    } catch {
      return abort.signal.aborted ? null : 'offline';
    }
  };
  return (
    <>
      {done === null ? (
        <ActionButton
          icon={<IconFileZip aria-hidden="true" />}
          onPress={() => {
            setDone(0);
            setOutcome(null);
            void take().then((next) => {
              setDone(null);
              setOutcome(next);
            });
          }}
        >
          {w.all}
        </ActionButton>
      ) : (
        <Notice action={<ActionButton onPress={() => stop.current?.abort()}>{w.stop}</ActionButton>}>
          <span role="status">{w.allDone(done, taken.length)}</span>
        </Notice>
      )}
      {locked ? <p>{w.allLocked}</p> : null}
      {left > 0 ? <p>{w.allLeft(left)}</p> : null}
      <div role="status">
        {outcome === null ? null : (
          <Notice tone={outcome === 'done' ? 'calm' : 'warn'}>
            {typeof outcome === 'string' ? w[outcome] : w.allShort(outcome.short)}
          </Notice>
        )}
      </div>
    </>
  );
}
