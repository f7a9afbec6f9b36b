import { useMemo } from 'react';
import { useNames, usePeople } from '../../features/participants/use-people.ts';
import { QueuePanel } from '../../features/speaking/queue-panel.tsx';
import { useView } from '../../kernel/use-view.ts';

/** Who speaks and who waits, with the names of those who are in the room. */
export function SpeakingPanel() {
  const nameOf = useNames();
  const people = usePeople();
  const board = useView('attendance.board');
  const present = useMemo(() => (people ?? []).filter(({ id }) => board?.people[id]?.state === 'in'), [people, board]);
  return <QueuePanel nameOf={nameOf} present={present} />;
}
