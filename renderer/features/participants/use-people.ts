import { useMemo } from 'react';
import type { ParticipantView } from '../../../shared/features/participants/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { compareNames } from '../../kernel/i18n/format.ts';
import { useView } from '../../kernel/use-view.ts';

export interface Participant extends ParticipantView {
  readonly id: string;
  /** Name and position as a search sees them. */
  readonly folded: string;
}

/** All participants in the order of their given names; undefined while loading. */
export function usePeople(): readonly Participant[] | undefined {
  const view = useView('participants.people');
  return useMemo(
    () =>
      view &&
      Object.entries(view.people)
        .map(
          ([id, person]): Participant => ({
            ...person,
            id,
            folded: foldText(`${person.name} ${person.position} ${person.unit}`),
          }),
        )
        .sort((a, b) => compareNames(a.name, b.name)),
    [view],
  );
}

/** The name that an id stands for; empty while it is not known. */
export function useNames(): (id: string | null | undefined) => string {
  const view = useView('participants.people');
  return useMemo(() => (id) => (id ? (view?.people[id]?.name ?? '') : ''), [view]);
}
