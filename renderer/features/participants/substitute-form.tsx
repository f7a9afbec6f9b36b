import { Radio, Switch } from '@mantine/core';
import { useState } from 'react';
import { bodies } from '../../../shared/features/meetings/bodies.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useSettled } from '../../kernel/use-settled.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Loading } from '../../ui/states.tsx';
import classes from './people.module.css';
import { useCandidates } from './use-candidates.ts';
import { participantsWords } from './words.ts';

export interface SubstituteFormProps {
  /** Who cannot come. */
  readonly absent: string;
  /** Whom he names, in his own words; empty where he names nobody. */
  readonly wanted: string;
  readonly onDone: () => void;
}

/** Finds one person of the office and takes him in instead of somebody who cannot come. */
export function SubstituteForm({ absent, wanted, onDone }: SubstituteFormProps) {
  const w = useWords(participantsWords);
  const people = useView('participants.people')?.people;
  const body = useView('meetings.meeting')?.body;
  const accept = useCommand('participants.acceptSubstitute');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [votes, setVotes] = useState(false);
  const { found, loading, failure } = useCandidates(useSettled(text.trim(), 250), null, undefined);
  const free = found?.filter((person) => people?.[person.id] === undefined);
  const hasVote = people?.[absent]?.votes === true;
  const passes = body !== undefined && bodies[body].substituteVotes;
  const save = async (): Promise<void> => {
    if (chosen === null) return;
    const input = { absent: absent as PersonId, person: chosen as PersonId, votes: votes && passes && hasVote };
    const result = await accept.send(input);
    if (result.ok) onDone();
  };
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!accept.sending) void save();
      }}
    >
      {wanted ? <p>{w.substituteWanted(wanted)}</p> : null}
      <SearchField label={w.search} value={text} onChange={setText} />
      <FailureNotice failure={accept.failure ?? failure} />
      {loading ? <Loading /> : null}
      {free?.length === 0 ? <p className={classes.soft}>{w.nobodyFound}</p> : null}
      <Radio.Group aria-label={w.substitute} value={chosen} onChange={setChosen}>
        <ul className={classes.found}>
          {(free ?? []).map(({ id, name, position, unitName }) => (
            <li key={id} className={classes.row}>
              <Radio
                className={classes.check}
                value={id}
                label={
                  <span className={classes.who}>
                    <strong>{name}</strong>
                    <span>{[position, unitName].filter(Boolean).join(', ')}</span>
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      </Radio.Group>
      {hasVote && passes ? (
        <Switch
          label={w.substituteVotes}
          description={w.substituteVotesNote}
          checked={votes}
          onChange={(event) => setVotes(event.currentTarget.checked)}
        />
      ) : null}
      {hasVote && !passes ? <p className={classes.soft}>{w.substituteNoVote}</p> : null}
      <ActionButton
        type="submit"
        look="primary"
        wide
        sending={accept.sending}
        denial={chosen === null ? w.substituteNone : null}
        reason="tip"
      >
        {w.substituteSave}
      </ActionButton>
    </form>
  );
}
