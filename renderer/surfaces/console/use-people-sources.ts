import { useMemo } from 'react';
import { useGroups } from '../../features/groups/use-groups.ts';
import type { PeopleSource } from '../../features/participants/add-people.tsx';
import { participantsWords } from '../../features/participants/words.ts';
import { useUnits } from '../../features/units/use-units.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';

/** Earlier meetings that are offered at most: the newest. */
const meetingsMax = 20;

/** Where people of a meeting can be taken from: groups, units in use, and other meetings that one manages. */
export function usePeopleSources(): readonly PeopleSource[] {
  const w = useWords(participantsWords);
  const format = useFormats();
  const { meeting: here } = useMeeting();
  const { units } = useUnits();
  const groups = useGroups();
  const { value } = useEndpoint('meetings.list', {});
  return useMemo(
    () => [
      ...groups.map(({ id, name, people }) => ({ value: `group:${id}`, label: w.fromGroup(name), people })),
      ...(units ?? [])
        .filter((unit) => !unit.retired)
        .map((unit) => ({ value: `unit:${unit.id}`, label: w.fromUnit(unit.path) })),
      ...(value?.meetings ?? [])
        .filter((meeting) => meeting.offices.length > 0 && meeting.id !== here)
        .slice(0, meetingsMax)
        .map((meeting) => ({
          value: `meeting:${meeting.id}`,
          label: w.fromMeeting(`${meeting.title}, ${format.date(meeting.startsAt)}`),
        })),
    ],
    [groups, units, value, here, w, format],
  );
}
