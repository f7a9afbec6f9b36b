import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import type { Agenda } from '../../features/agenda/use-agenda.ts';
import { usePeople } from '../../features/participants/use-people.ts';
import { PrepareForm } from '../../features/voting/prepare-form.tsx';
import { QuestionCard } from '../../features/voting/question-card.tsx';
import { Roll } from '../../features/voting/roll.tsx';
import { votingWords } from '../../features/voting/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import classes from './console.module.css';
import { consoleWords } from './words.ts';

/** All questions of the meeting: the open one first, then those of the current item, then the others. */
export function VotingPanel({ agenda }: { agenda: Agenda }) {
  const w = useWords(consoleWords);
  const v = useWords(votingWords);
  const board = useView('voting.board');
  const meeting = useView('meetings.meeting');
  const me = useView('participants.me');
  const attendance = useView('attendance.board');
  const people = usePeople();
  const [preparing, setPreparing] = useState(false);
  const [rollOf, setRollOf] = useState<string | null>(null);
  const over = meeting?.state === 'closed' || meeting?.state === 'cancelled';
  useShortcut('p', v.prepare, over ? null : () => setPreparing(true));
  const openId = board?.open ?? null;
  useShortcut('r', v.roll, openId === null ? null : () => setRollOf(openId));
  if (!board || !meeting) return <Loading />;
  const entries = Object.entries(board.questions).sort(([, a], [, b]) => a.order - b.order);
  const open = entries.filter(([id]) => id === openId);
  const here = entries.filter(([id, q]) => id !== openId && q.item === agenda.current?.id);
  const elsewhere = entries.filter(([id, q]) => id !== openId && q.item !== agenda.current?.id);
  const keyed = openId ?? here.find(([, q]) => q.state === 'prepared')?.[0];
  const card = ([id, question]: [string, QuestionView]) => (
    <QuestionCard
      key={id}
      id={id}
      question={question}
      onRoll={() => setRollOf(id)}
      {...(id === keyed ? { shortcut: 'o' } : {})}
    />
  );
  const rolled = rollOf === null ? undefined : board.questions[rollOf];
  return (
    <>
      <Card
        fill
        title={v.voting}
        actions={
          over ? null : (
            <ActionButton icon={<IconPlus aria-hidden="true" />} shortcut="p" onPress={() => setPreparing(true)}>
              {w.newQuestion}
            </ActionButton>
          )
        }
      >
        {entries.length === 0 ? <Empty title={v.noneTitle}>{v.noneText}</Empty> : null}
        {open.length > 0 ? <div>{open.map(card)}</div> : null}
        {here.length > 0 ? (
          <div>
            <h3 className={classes.group}>{v.questionsHere}</h3>
            {here.map(card)}
          </div>
        ) : null}
        {elsewhere.length > 0 ? (
          <div>
            <h3 className={classes.group}>{v.questionsElsewhere}</h3>
            {elsewhere.map(card)}
          </div>
        ) : null}
      </Card>
      <Dialog opened={preparing} title={v.prepare} wide onClose={() => setPreparing(false)}>
        <PrepareForm
          items={agenda.items}
          item={agenda.current?.id ?? null}
          body={meeting.body}
          onDone={() => setPreparing(false)}
        />
      </Dialog>
      <Dialog opened={rolled !== undefined} title={v.roll} wide onClose={() => setRollOf(null)}>
        {rollOf !== null && rolled ? (
          <Roll
            id={rollOf}
            question={rolled}
            members={people?.filter((person) => person.votes) ?? []}
            present={
              new Set(
                Object.entries(attendance?.people ?? {}).flatMap(([id, entry]) => (entry.state === 'in' ? [id] : [])),
              )
            }
            mayAdmit={me?.offices.includes('chair') ?? false}
          />
        ) : null}
      </Dialog>
    </>
  );
}
