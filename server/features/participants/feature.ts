import { participants } from '../../../shared/features/participants/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { participantFacts } from './facts.ts';
import { project } from './projection.ts';
import { decide, evolve, initial, invitedOf, type ParticipantNeeds, type ParticipantsSlice } from './rules.ts';
import { type Lookup, meView, peopleView } from './view.ts';

export interface People {
  readonly lookup: Lookup;
  readonly exists: (person: string) => Promise<boolean>;
}

export const participantsFeature = ({ lookup, exists }: People, needs: Wiring<ParticipantNeeds>) =>
  defineFeature(participants, {
    needs,
    initial,
    facts: participantFacts,
    evolve,
    decide,
    prepare: {
      add: async ({ person }) => ({ exists: await exists(person) }),
      acceptSubstitute: async ({ person }) => ({ exists: await exists(person) }),
    },
    project,
    views: { people: peopleView(lookup) },
    mine: { me: meView },
    routes: {
      list: async ({ state }) => {
        const slice = state?.participants as ParticipantsSlice | undefined;
        if (!slice) return fail('forbidden');
        return ok({
          // Who came instead of somebody came once.
          people: invitedOf(slice).flatMap(([id, { votes, offices }]) => {
            const person = lookup(id);
            // Who was erased is taken over nowhere.
            if (!person) return [];
            const { name, position, unit } = person;
            return [{ id: id as PersonId, name, position, unitName: unit, votes, chair: offices.includes('chair') }];
          }),
        });
      },
    },
    lanes: { connected: { denial: () => null } },
  });
