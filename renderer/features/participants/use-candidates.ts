import { useMemo } from 'react';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { MeetingId, UnitId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { compareNames } from '../../kernel/i18n/format.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useEndpoint } from '../../kernel/use-session.ts';

/** Somebody who can be put on the list of a meeting. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly unitName: string;
  /** What he was in the meeting that he is taken from. */
  readonly votes?: boolean;
  readonly chair?: boolean;
}

/**
 * People whom a text finds in a source (`unit:…`, `meeting:…`, a group whose people are known, or null for the whole
 * office), by their given names.
 */
export function useCandidates(text: string, from: string | null, known: readonly Candidate[] | undefined) {
  const [kind, id = ''] = from?.split(':') ?? [];
  const office = useEndpoint(
    'identity.people',
    { text, ...(kind === 'unit' && { unit: id as UnitId }) },
    { enabled: kind !== 'meeting' && !known, keep: true },
  );
  const meeting = useEndpoint('participants.list', { meeting: id as MeetingId }, { enabled: kind === 'meeting' });
  const answer = kind === 'meeting' ? meeting : office;
  const found = useMemo((): readonly Candidate[] | undefined => {
    const people: readonly Candidate[] | undefined = known ?? answer.value?.people;
    // Accounts that only look after the system sit in no meeting.
    const sitting = people?.filter(
      (person) => !('administrator' in person && person.administrator && !('office' in person && person.office)),
    );
    const fitting =
      (kind === 'meeting' || known) && sitting
        ? matching(
            sitting.map((person) => ({ ...person, folded: foldText(`${person.name} ${person.position}`) })),
            text,
          )
        : sitting;
    return fitting?.toSorted((a, b) => compareNames(a.name, b.name));
  }, [answer.value, known, kind, text]);
  return { found, loading: !known && answer.loading, failure: answer.failure as Failure | null };
}
