import { IconQrcode } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { CheckInButton } from '../../features/attendance/check-in-button.tsx';
import { CheckInCode } from '../../features/attendance/check-in-code.tsx';
import { QuorumSummary } from '../../features/attendance/quorum.tsx';
import { RollCall } from '../../features/attendance/roll-call.tsx';
import { attendanceWords } from '../../features/attendance/words.ts';
import { SubstituteForm } from '../../features/participants/substitute-form.tsx';
import { useNames, usePeople } from '../../features/participants/use-people.ts';
import { participantsWords } from '../../features/participants/words.ts';
import { CallList } from '../../features/service/call-list.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Loading } from '../../ui/states.tsx';
import { consoleWords } from './words.ts';

export function AttendancePanel({ meeting, over }: { readonly meeting: string; readonly over: boolean }) {
  const w = useWords(consoleWords);
  const a = useWords(attendanceWords);
  const p = useWords(participantsWords);
  const board = useView('attendance.board');
  const me = useView('attendance.me');
  const people = usePeople();
  const nameOf = useNames();
  const checkInOpen = useView('meetings.meeting')?.checkInOpen;
  const open = !over && checkInOpen;
  const [showing, setShowing] = useState(false);
  const [replacing, setReplacing] = useState<{ readonly absent: string; readonly wanted: string } | null>(null);
  const search = useRef<HTMLInputElement>(null);
  useShortcut('a', w.focusSearch, () => search.current?.focus());
  if (!board || !people) return <Loading />;
  return (
    <>
      <QuorumSummary board={board} />
      {over ? null : <CallList nameOf={nameOf} />}
      {open ? (
        <ActionButton icon={<IconQrcode aria-hidden="true" />} onPress={() => setShowing(true)}>
          {a.qr}
        </ActionButton>
      ) : null}
      <Dialog opened={showing} title={a.qr} onClose={() => setShowing(false)}>
        <CheckInCode meeting={meeting} />
      </Dialog>
      {!over && me && me.state !== 'in' ? <CheckInButton /> : null}
      <RollCall
        meeting={meeting}
        people={people}
        searchRef={search}
        over={over}
        instead={Object.fromEntries(people.flatMap(({ standsFor, name }) => (standsFor ? [[standsFor, name]] : [])))}
        onSubstitute={(absent, wanted) => setReplacing({ absent, wanted })}
      />
      <Dialog
        opened={replacing !== null}
        title={replacing ? p.substituteOf(nameOf(replacing.absent)) : ''}
        onClose={() => setReplacing(null)}
      >
        {replacing ? <SubstituteForm {...replacing} onDone={() => setReplacing(null)} /> : null}
      </Dialog>
    </>
  );
}
