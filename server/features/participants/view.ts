import type { ParticipantView } from '../../../shared/features/participants/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { ViewContext } from '../../kernel/feature.ts';
import {
  handOverDenial,
  type ParticipantNeeds,
  type ParticipantsSlice,
  removeDenial,
  substituteDenial,
  voteDenial,
} from './rules.ts';

/** Name, position and unit of a person from the office's tables; undefined once he was erased. */
export type Lookup = (
  person: string,
) => { readonly name: string; readonly position: string; readonly unit: string } | undefined;

const erased = { name: 'đã xóa', position: '', unit: '' };

export const peopleView =
  (lookup: Lookup) =>
  (
    slice: ParticipantsSlice,
    { access, needs }: ViewContext<ParticipantNeeds>,
  ): { people: Record<string, ParticipantView> } => ({
    people: Object.fromEntries(
      Object.entries(slice.people).map(([person, participant]) => [
        person,
        {
          ...(lookup(person) ?? erased),
          offices: [...participant.offices],
          votes: participant.votes,
          order: participant.order,
          items: participant.items === 'all' ? 'all' : [...participant.items],
          standsFor: (participant.standsFor ?? null) as PersonId | null,
          ...(access.audience === 'managers' && {
            denials: {
              vote: voteDenial(slice, person, needs),
              remove: removeDenial(slice, person, needs),
              handOver: handOverDenial(slice, person),
              substitute: substituteDenial(slice, person, needs),
            },
          }),
        },
      ]),
    ),
  });

export const meView = (slice: ParticipantsSlice, person: string, { access }: ViewContext<ParticipantNeeds>) => ({
  person: person as PersonId,
  offices: [...(slice.people[person]?.offices ?? [])],
  votes: slice.people[person]?.votes ?? false,
  audience: access.audience,
});
