import { useEffect, useMemo, useState } from 'react';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NetworkMark } from '../../ui/link-state.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './outbox.module.css';
import { waitingInk } from './outbox-groups.ts';
import { useInkSending, useInkSession, useNotebook, useNoteState } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

/** Sending takes a moment each time: only what takes longer is worth a word. In ms. */
const feltMs = 1500;

function useFelt(waits: boolean): boolean {
  const [felt, setFelt] = useState(false);
  useEffect(() => {
    if (!waits) return setFelt(false);
    const timer = setTimeout(() => setFelt(true), feltMs);
    return () => clearTimeout(timer);
  }, [waits]);
  return felt && waits;
}

/**
 * The state of the network with what waits for it: in the bar, so that nothing moves under a pen when the line breaks. A
 * press tells what is kept on this device and not sent yet.
 */
export function OutboxMark({ titleOf }: { readonly titleOf: (document: string) => string }) {
  const w = useWords(annotationsWords);
  const ui = useWords(uiWords);
  const format = useFormats();
  const status = useStatus();
  const session = useInkSession();
  const { unsent } = useInkSending();
  const notes = useNoteState(useNotebook(), (book) => book.unsent, 0);
  const [opened, setOpened] = useState(false);
  // The list is read anew whenever its length changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const groups = useMemo(() => waitingInk(session?.waiting ?? []), [session, unsent]);
  const count = unsent + notes;
  const felt = useFelt(count > 0);
  if (status === 'live' && !felt && !opened)
    return (
      <span className={classes.quiet}>
        <NetworkMark />
      </span>
    );
  const layerName = (layer: string): string =>
    layer === 'private' ? w.layerPrivate : layer === 'meeting' ? w.layerMeeting : w.layerCircle;
  return (
    <>
      <button type="button" className={classes.mark} data-status={status} onClick={() => setOpened(true)}>
        <NetworkMark />
        {count > 0 ? (
          <span className={classes.count} data-count={count}>
            <span>{w.waitingCount(count)}</span>
          </span>
        ) : null}
      </button>
      <Dialog opened={opened} title={w.waitingTitle} onClose={() => setOpened(false)}>
        <div className={classes.body}>
          <p>{status === 'live' ? w.waitingLive : ui.offlineLong}</p>
          {groups.length === 0 && notes === 0 ? <p>{w.waitingNone}</p> : null}
          <ul className={classes.list}>
            {groups.map(({ document, version, layer, changes, pages, since }) => (
              <li key={`${document} ${version} ${layer}`}>
                <strong>{titleOf(document)}</strong>
                <span>{w.waitingOf(changes, pages.join(', '), layerName(layer), format.dateTime(since))}</span>
              </li>
            ))}
            {notes > 0 ? (
              <li>
                <strong>{w.waitingNotes}</strong>
                <span>{w.waitingNotesOf(notes)}</span>
              </li>
            ) : null}
          </ul>
          {count > 0 ? <p>{w.waitingSafe}</p> : null}
        </div>
      </Dialog>
    </>
  );
}
