import { voting } from '../../../shared/features/voting/contract.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { votingFacts } from './facts.ts';
import { project } from './projection.ts';
import { decide, evolve, initial, timers, type VotingNeeds } from './rules.ts';
import { boardView, meView } from './view.ts';

export const votingFeature = (needs: Wiring<VotingNeeds>) =>
  defineFeature(voting, {
    needs,
    initial,
    facts: votingFacts,
    evolve,
    decide,
    timers,
    views: { board: boardView },
    mine: { me: meView },
    project,
  });
