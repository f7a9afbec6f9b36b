import { IconCalendarX } from '@tabler/icons-react';
import { useState } from 'react';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { AbsenceForm } from './absence-form.tsx';
import classes from './attendance.module.css';
import { attendanceWords } from './words.ts';

/** Says of oneself that one cannot come. */
export function OwnAbsence({ meeting }: { readonly meeting: string }) {
  const w = useWords(attendanceWords);
  const { value: session } = useSession();
  const { value, reload } = useEndpoint('attendance.absences', { meeting: meeting as MeetingId });
  const [asking, setAsking] = useState(false);
  const own = session?.person?.id;
  if (!value || own === undefined) return null;
  const told = value.absences.find((absence) => absence.own);
  return (
    <>
      {told ? <p className={classes.soft}>{w.excused(told.reason, told.substitute)}</p> : null}
      <ActionButton icon={<IconCalendarX aria-hidden="true" />} onPress={() => setAsking(true)}>
        {told ? w.excuseEdit : w.excuse}
      </ActionButton>
      <AbsenceForm
        opened={asking}
        meeting={meeting}
        person={own}
        told={told}
        onClose={() => setAsking(false)}
        onDone={() => void reload()}
      />
    </>
  );
}
