import { useEffect, useState } from 'react';
import { parseInkName } from '../../../shared/collab/names.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { MeetingLink } from '../../kernel/meeting-link.ts';
import { ownKeyOf, takeUpOwnKey } from '../../kernel/own-key.ts';
import { Notice } from '../../ui/notice.tsx';
import { openOutbox } from './encrypted-outbox.ts';
import { InkSession } from './ink-session.ts';
import { Notebook } from './notes/notebook.ts';
import type { Outbox } from './outbox.ts';
import { personalInk } from './personal-ink.ts';
import { annotationsWords } from './words.ts';

const meetingOf = (name: string): string | undefined => parseInkName(name)?.group.meeting ?? name.split('/')[1];

/** Sends what an earlier page left of one meeting; answers how to stop. */
function drain(meeting: string, person: string, outbox: Outbox, onLeft: (left: number) => void): () => void {
  const line = new MeetingLink({ as: 'person' });
  const ink = new InkSession({ line, meeting, owner: person, outbox });
  const book = new Notebook({ meeting, outbox });
  const stop = (): void => {
    ink.close();
    book.close();
    line.close();
  };
  let restored = false;
  const told = (): void => {
    const left = ink.unsent + book.unsent;
    onLeft(left);
    if (restored && left === 0) stop();
  };
  ink.onSending(told);
  book.onSending(told);
  line.onEntered(() => void book.refresh());
  const key = ownKeyOf(person);
  const personal = key && personalInk(key, meeting);
  ink.setPersonal(personal);
  line.open();
  line.enter(meeting);
  void Promise.all([ink.restore(), book.restore()]).then(() => {
    restored = true;
    book.setPersonal(personal);
    told();
  });
  return stop;
}

/** Outside of a meeting: sends what this device still holds of all meetings, and says how much that is. */
export function WaitingInk({ person, outboxKey }: { readonly person: string; readonly outboxKey: string | null }) {
  const w = useWords(annotationsWords);
  const [left, setLeft] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let ended = false;
    const stops: (() => void)[] = [];
    const begin = async (): Promise<void> => {
      await takeUpOwnKey(person, outboxKey);
      const outbox = await openOutbox(person, outboxKey);
      const names = (await outbox.all()).map(({ name }) => meetingOf(name));
      if (ended) return;
      for (const meeting of new Set(names.filter((name) => name !== undefined)))
        stops.push(drain(meeting, person, outbox, (count) => setLeft((now) => new Map(now).set(meeting, count))));
    };
    void begin();
    return () => {
      ended = true;
      for (const stop of stops) stop();
    };
  }, [person, outboxKey]);
  const all = [...left.values()].reduce((sum, count) => sum + count, 0);
  return all > 0 ? <Notice tone="warn">{w.waitingAll(all)}</Notice> : null;
}
