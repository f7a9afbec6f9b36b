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

/**
 * All questions of the meeting: the open one first, then those of the current item, then the others; while no item is
 * dealt with (before the meeting, and after it) item by item.
 */
export function VotingPanel({ agenda }: { agenda: Agenda }) {
  const w = useWords(consoleWords);
  const v = useWords(votingWords);
  const board = useView('voting.board');
  const meeting = useView('meetings.meeting');
  const me = useView('participants.me');
  const attendance = useView('attendance.board');
  const people = usePeople();
  const [preparing, setPreparing] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [rollOf, setRollOf] = useState<string | null>(null);
  const over = meeting?.state === 'closed' || meeting?.state === 'cancelled';
  useShortcut('p', v.prepare, over ? null : () => setPreparing(true));
  const openId = board?.open ?? null;
  useShortcut('r', v.roll, openId === null ? null : () => setRollOf(openId));
  if (!board || !meeting) return <Loading />;
  const entries = Object.entries(board.questions).sort(([, a], [, b]) => a.order - b.order);
  const open = entries.filter(([id]) => id === openId);
  const { current, items } = agenda;
  const of = (wanted: (item: string) => boolean) => entries.filter(([id, q]) => id !== openId && wanted(q.item));
  const here = of((item) => item === current?.id);
  const groups = current
    ? [
        { key: 'here', title: v.questionsHere, questions: here },
        { key: 'elsewhere', title: v.questionsElsewhere, questions: of((item) => item !== current.id) },
      ]
    : items.map(({ id, label, title }) => ({
        key: id,
        title: `${label}. ${title}`,
        questions: of((item) => item === id),
      }));
  const keyed = openId ?? here.find(([, q]) => q.state === 'prepared')?.[0];
  const card = ([id, question]: [string, QuestionView]) => (
    <QuestionCard
      key={id}
      id={id}
      question={question}
      onRoll={() => setRollOf(id)}
      {...(over ? {} : { onEdit: () => setEditing(id) })}
      {...(id === keyed ? { shortcut: 'o' } : {})}
    />
  );
  const edited = editing === null ? undefined : board.questions[editing];
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
        {groups.map(({ key, title, questions }) =>
          questions.length > 0 ? (
            <div key={key}>
              <h3 className={classes.group}>{title}</h3>
              {questions.map(card)}
            </div>
          ) : null,
        )}
      </Card>
      <Dialog opened={preparing} title={v.prepare} wide onClose={() => setPreparing(false)}>
        <PrepareForm items={items} item={current?.id ?? null} body={meeting.body} onDone={() => setPreparing(false)} />
      </Dialog>
      <Dialog opened={edited !== undefined} title={v.editTitle} wide onClose={() => setEditing(null)}>
        {editing !== null && edited ? (
          <PrepareForm
            key={editing}
            items={items}
            item={edited.item}
            body={meeting.body}
            edited={{ id: editing, question: edited }}
            onDone={() => setEditing(null)}
          />
        ) : null}
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
