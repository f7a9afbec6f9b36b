import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { LetIn } from '../../features/devices/let-in.tsx';
import { AddPeople } from '../../features/participants/add-people.tsx';
import type { ItemName } from '../../features/participants/items-choice.tsx';
import { PeopleList } from '../../features/participants/people-list.tsx';
import { participantsWords } from '../../features/participants/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePeopleSources } from './use-people-sources.ts';

export interface PeoplePanelProps {
  readonly meeting: string;
  readonly items: readonly ItemName[];
  readonly over: boolean;
}

export function PeoplePanel({ meeting, items, over }: PeoplePanelProps) {
  const w = useWords(participantsWords);
  const [adding, setAdding] = useState(false);
  const sources = usePeopleSources();
  return (
    <>
      {over ? null : (
        <ActionButton wide icon={<IconUserPlus aria-hidden="true" />} onPress={() => setAdding(true)}>
          {w.add}
        </ActionButton>
      )}
      <PeopleList
        items={items}
        over={over}
        more={({ id, name }) => <LetIn meeting={meeting} person={id} name={name} />}
      />
      <Dialog opened={adding} title={w.add} wide onClose={() => setAdding(false)}>
        <AddPeople items={items} sources={sources} onDone={() => setAdding(false)} />
      </Dialog>
    </>
  );
}
