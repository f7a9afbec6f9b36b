import {
  IconClockEdit,
  IconMicrophone,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import type { CommandInput, CommandName } from '../../../shared/protocol.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { clockText, useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Loading } from '../../ui/states.tsx';
import { MinutesForm } from './minutes-form.tsx';
import classes from './speaking.module.css';
import { SpeechTimer } from './speech-timer.tsx';
import { useSpeechChime, useWaiting } from './use-speech.ts';
import { speakingWords } from './words.ts';

export interface QueuePanelProps {
  readonly nameOf: (person: string) => string;
  /** Who is in the room, in the order of names. */
  readonly present: readonly { readonly id: string; readonly name: string }[];
}

/** Who speaks and who waits, for who runs the meeting: every step is one tap. */
export function QueuePanel({ nameOf, present }: QueuePanelProps) {
  const w = useWords(speakingWords);
  const format = useFormats();
  const denial = useDenial();
  const source = useMeeting();
  const queue = useView('speaking.queue');
  const waiting = useWaiting();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [timing, setTiming] = useState(false);
  useSpeechChime(queue?.speaker, true);
  const send = async <N extends CommandName>(name: N, input: CommandInput<N>, what: string = name): Promise<void> => {
    setBusy(what);
    const result = await source.command(name, input);
    setBusy(null);
    setFailure(result.ok ? null : result.failure);
  };
  const call = (person: string): void => void send('speaking.call', { person: person as PersonId }, `call ${person}`);
  const next = waiting[0]?.person;
  useShortcut('g', w.callNext, next !== undefined && busy === null ? () => call(next) : null);
  if (!queue) return <Loading />;
  const { speaker } = queue;
  const reason = denial(queue.askDenial);
  const others = present.filter(({ id }) => id !== speaker?.person && !Object.hasOwn(queue.waiting, id));
  return (
    <Card
      title={w.queue}
      actions={
        <>
          {waiting.length > 0 ? <Chip>{w.count(waiting.length)}</Chip> : null}
          <IconButton label={w.minutes} icon={<IconClockEdit aria-hidden="true" />} onPress={() => setTiming(true)} />
        </>
      }
    >
      {speaker ? (
        <div className={classes.speaker}>
          <p className={classes.soft}>{w.speaker}</p>
          <div className={classes.line}>
            <p className={classes.name}>{nameOf(speaker.person)}</p>
            <SpeechTimer speech={speaker} large />
          </div>
          {speaker.subject ? <p>{speaker.subject}</p> : null}
          <div className={classes.buttons}>
            <ActionButton
              look="primary"
              icon={<IconPlayerStop aria-hidden="true" />}
              sending={busy === 'speaking.end'}
              onPress={() => void send('speaking.end', {})}
            >
              {w.end}
            </ActionButton>
            {speaker.pausedAt === null ? (
              <ActionButton
                icon={<IconPlayerPause aria-hidden="true" />}
                sending={busy === 'speaking.pause'}
                onPress={() => void send('speaking.pause', {})}
              >
                {w.pause}
              </ActionButton>
            ) : (
              <ActionButton
                icon={<IconPlayerPlay aria-hidden="true" />}
                sending={busy === 'speaking.resume'}
                onPress={() => void send('speaking.resume', {})}
              >
                {w.resume}
              </ActionButton>
            )}
            <ActionButton
              icon={<IconPlus aria-hidden="true" />}
              sending={busy === 'speaking.extend'}
              onPress={() => void send('speaking.extend', { minutes: 1 })}
            >
              {w.more}
            </ActionButton>
          </div>
        </div>
      ) : null}
      <FailureNotice failure={failure} />
      {waiting.length === 0 && !speaker ? <p className={classes.soft}>{reason ?? w.queueEmpty}</p> : null}
      <ol className={classes.list} aria-label={w.queue}>
        {waiting.map(({ person, subject, at, again }, i) => (
          <li key={person} className={classes.row}>
            <span className={classes.number}>{i + 1}</span>
            <div className={classes.text}>
              <p className={classes.name}>
                {nameOf(person)} {again ? <Chip>{w.again}</Chip> : null}
              </p>
              <p className={classes.soft}>{subject || w.since(format.time(at))}</p>
            </div>
            <ActionButton
              look={i === 0 && !speaker ? 'primary' : 'secondary'}
              icon={<IconMicrophone aria-hidden="true" />}
              label={w.callOf(nameOf(person))}
              {...(i === 0 ? { shortcut: 'g' } : {})}
              sending={busy === `call ${person}`}
              onPress={() => call(person)}
            >
              {w.call}
            </ActionButton>
            <IconButton
              label={w.dismiss(nameOf(person))}
              icon={<IconX aria-hidden="true" />}
              onPress={() => void send('speaking.dismiss', { person: person as PersonId })}
            />
          </li>
        ))}
      </ol>
      {reason === null ? (
        <Choice
          label={w.add}
          none={w.addNone}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(person) => {
            if (person) void send('speaking.askFor', { person: person as PersonId, subject: '' });
          }}
        />
      ) : null}
      <Totals spoken={queue.spoken} nameOf={nameOf} present={present} />
      <MinutesForm opened={timing} minutes={queue.minutes} onClose={() => setTiming(false)} />
    </Card>
  );
}

/** Who has spoken how long, the longest first, and how many have not: what a balanced meeting needs. */
function Totals({
  spoken,
  nameOf,
  present,
}: QueuePanelProps & { readonly spoken: Readonly<Record<string, { times: number; ms: number }>> | undefined }) {
  const w = useWords(speakingWords);
  const all = Object.entries(spoken ?? {}).sort(([, a], [, b]) => b.ms - a.ms);
  if (all.length === 0) return null;
  return (
    <details className={classes.totals}>
      <summary>{w.totals}</summary>
      <ul className={classes.list}>
        {all.map(([person, { times, ms }]) => (
          <li key={person} className={classes.total}>
            <span>{nameOf(person)}</span>
            <span className={classes.soft}>{w.total(times, clockText(ms))}</span>
          </li>
        ))}
      </ul>
      <p className={classes.soft}>{w.silent(present.filter(({ id }) => !spoken?.[id]).length)}</p>
    </details>
  );
}
