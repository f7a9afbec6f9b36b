import { participants } from '../../../shared/features/participants/contract.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { participantFacts } from './facts.ts';
import { project } from './projection.ts';
import { decide, evolve, initial, type ParticipantNeeds } from './rules.ts';
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
    prepare: { add: async ({ person }) => ({ exists: await exists(person) }) },
    project,
    views: { people: peopleView(lookup) },
    mine: { me: meView },
    lanes: { connected: { denial: () => null, visible: () => true } },
  });
