import { IconBell } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { chime } from '../../ui/chime.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './service.module.css';
import { serviceWords } from './words.ts';

/** Who calls for what, for chair and secretary; heard when one comes, and nothing while nobody calls. */
export function CallList({ nameOf }: { readonly nameOf: (person: string) => string }) {
  const w = useWords(serviceWords);
  const format = useFormats();
  const source = useMeeting();
  const view = useView('service.calls');
  const [failure, setFailure] = useState<Failure | null>(null);
  const calls = Object.entries(view?.calls ?? {}).sort(([, a], [, b]) => a.at - b.at);
  const newest = Math.max(0, ...calls.map(([, { at }]) => at));
  const heard = useRef<number | null>(null);
  useEffect(() => {
    if (!view) return;
    // What was there when one came in is no news.
    if (heard.current !== null && newest > heard.current) chime();
    heard.current = Math.max(newest, heard.current ?? 0);
  }, [view, newest]);
  if (calls.length === 0) return null;
  const send = async (
    ...command: Parameters<typeof source.command<'service.done' | 'service.take'>>
  ): Promise<void> => {
    const result = await source.command(...command);
    setFailure(result.ok ? null : result.failure);
  };
  return (
    <section className={classes.calls} aria-label={w.calls}>
      <h3 className={classes.title}>
        <IconBell aria-hidden="true" />
        {w.calls}
      </h3>
      <FailureNotice failure={failure} />
      <ul className={classes.list}>
        {calls.map(([key, { person, kind, at, taken }]) => (
          <li key={key} className={classes.row}>
            <div className={classes.who}>
              <strong>{w.callOf(nameOf(person), w[kind])}</strong>
              <span className={classes.soft}>{taken ? w.coming : format.time(at)}</span>
            </div>
            {taken ? null : (
              <ActionButton
                label={w.takeOf(nameOf(person), w[kind])}
                onPress={() => void send('service.take', { person, kind })}
              >
                {w.take}
              </ActionButton>
            )}
            <ActionButton
              look="primary"
              label={w.doneOf(nameOf(person), w[kind])}
              onPress={() => void send('service.done', { person, kind })}
            >
              {w.done}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
