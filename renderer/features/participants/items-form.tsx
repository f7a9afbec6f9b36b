import { useState } from 'react';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { type ItemName, ItemsChoice } from './items-choice.tsx';
import classes from './people.module.css';
import type { Participant } from './use-people.ts';
import { participantsWords } from './words.ts';

export interface ItemsFormProps {
  readonly person: Participant;
  readonly items: readonly ItemName[];
  readonly onDone: () => void;
}

/** Which items one participant attends. */
export function ItemsForm({ person, items, onDone }: ItemsFormProps) {
  const w = useWords(participantsWords);
  const people = useView('participants.people')?.people;
  const change = useCommand('participants.change');
  const [chosen, setChosen] = useState(person.items as 'all' | readonly string[]);
  const save = async (): Promise<void> => {
    const result = await change.send({
      person: person.id,
      // As he is now: somebody may have changed it while this form was open.
      votes: people?.[person.id]?.votes ?? person.votes,
      items: chosen === 'all' ? 'all' : (chosen as ItemId[]),
    });
    if (result.ok) onDone();
  };
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.sending) void save();
      }}
    >
      <ItemsChoice titled items={items} value={chosen} onChange={setChosen} />
      <FailureNotice failure={change.failure} />
      <ActionButton
        type="submit"
        look="primary"
        wide
        sending={change.sending}
        denial={chosen !== 'all' && chosen.length === 0 ? w.itemsEmpty : null}
      >
        {w.saveItems}
      </ActionButton>
    </form>
  );
}
