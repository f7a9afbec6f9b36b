import { IconPencilPlus, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Ballot, type Draft, noDraft } from './ballot.tsx';
import { ChoiceMark } from './choice-mark.tsx';
import classes from './roll.module.css';
import { votingWords } from './words.ts';

export interface RollMember {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

export interface RollProps {
  readonly id: string;
  readonly question: QuestionView;
  /** Voting members in the order in which they are shown. */
  readonly members: readonly RollMember[];
  /** Voting members who are in the room. */
  readonly present: ReadonlySet<string>;
  readonly mayAdmit: boolean;
}

/** Who has voted and who has not; a ballot that is said aloud is entered here, and a late one admitted. */
export function Roll({ id, question, members, present, mayAdmit }: RollProps) {
  const w = useWords(votingWords);
  const [person, setPerson] = useState<RollMember | null>(null);
  const [draft, setDraft] = useState<Draft>(noDraft);
  const choosePerson = (next: typeof person): void => {
    setDraft(noDraft);
    setPerson(next);
  };
  const castFor = useCommand('voting.castFor');
  const admit = useCommand('voting.admit');
  const ballots = question.ballots ?? {};
  const roll = new Set(question.roll ?? []);
  const entitled = members.filter((member) => roll.has(member.id));
  const voted = entitled.filter((member) => ballots[member.id]);
  const waiting = entitled.filter((member) => !ballots[member.id]);
  const late = members.filter((member) => !roll.has(member.id) && present.has(member.id));
  const open = question.state === 'open';
  return (
    <div className={classes.roll}>
      <p className={classes.text}>{question.text}</p>
      <h3 className={classes.head}>{open ? w.rollWaiting(waiting.length) : w.rollNone(waiting.length)}</h3>
      <ul className={classes.list}>
        {waiting.map((member) => (
          <li key={member.id} className={classes.row}>
            <ChoiceMark choice="none" />
            <span className={classes.name}>{member.name}</span>
            {open ? (
              <ActionButton
                look="quiet"
                icon={<IconPencilPlus aria-hidden="true" />}
                label={`${w.castFor}: ${member.name}`}
                onPress={() => choosePerson(member)}
              >
                {w.castFor}
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
      <h3 className={classes.head}>{w.rollVoted(voted.length)}</h3>
      <ul className={classes.list}>
        {voted.map((member) => {
          const ballot = ballots[member.id];
          return ballot ? (
            <li key={member.id} className={classes.row}>
              <ChoiceMark choice={ballot.choice} />
              <span className={classes.name}>
                {member.name}
                {ballot.text ? <q className={classes.opinion}>{ballot.text}</q> : null}
              </span>
              <Chip tone={ballot.choice}>
                {w[ballot.choice]}
                {ballot.by === 'secretary' ? `, ${w.bySecretary}` : null}
              </Chip>
            </li>
          ) : null;
        })}
      </ul>
      {open && mayAdmit ? (
        <>
          <h3 className={classes.head}>{w.admitTitle}</h3>
          {late.length === 0 ? <p className={classes.soft}>{w.admitNone}</p> : null}
          <FailureNotice failure={admit.failure} />
          <ul className={classes.list}>
            {late.map((member) => (
              <li key={member.id} className={classes.row}>
                <span className={classes.name}>{member.name}</span>
                <ActionButton
                  icon={<IconUserPlus aria-hidden="true" />}
                  sending={admit.sending}
                  onPress={() => void admit.send({ question: id, person: member.id })}
                >
                  {w.admit}
                </ActionButton>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Dialog
        opened={person !== null}
        title={w.castFor}
        onClose={() => {
          choosePerson(null);
          castFor.clear();
        }}
      >
        {person ? (
          <>
            <p>{w.castForText(person.name)}</p>
            <Ballot
              draft={draft}
              onDraft={setDraft}
              rewrite={false}
              oneTap={false}
              once={!question.canChange}
              sending={castFor.sending}
              onCast={(choice, text) =>
                void castFor
                  .send({ question: id, person: person.id, choice, text })
                  .then((result) => result.ok && choosePerson(null))
              }
            />
            <FailureNotice failure={castFor.failure} />
          </>
        ) : null}
      </Dialog>
    </div>
  );
}
