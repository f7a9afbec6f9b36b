import { useRef } from 'react';
import { CheckInButton } from '../../features/attendance/check-in-button.tsx';
import { QuorumSummary } from '../../features/attendance/quorum.tsx';
import { RollCall } from '../../features/attendance/roll-call.tsx';
import { usePeople } from '../../features/participants/use-people.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Loading } from '../../ui/states.tsx';
import { consoleWords } from './words.ts';

export function AttendancePanel({ over }: { readonly over: boolean }) {
  const w = useWords(consoleWords);
  const board = useView('attendance.board');
  const me = useView('attendance.me');
  const people = usePeople();
  const search = useRef<HTMLInputElement>(null);
  useShortcut('a', w.focusSearch, () => search.current?.focus());
  if (!board || !people) return <Loading />;
  return (
    <>
      <QuorumSummary board={board} />
      {!over && me && me.state !== 'in' ? <CheckInButton /> : null}
      <RollCall people={people} searchRef={search} over={over} />
    </>
  );
}
