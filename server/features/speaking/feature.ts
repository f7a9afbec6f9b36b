import { speaking } from '../../../shared/features/speaking/contract.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { speakingFacts } from './facts.ts';
import { decide, evolve, initial, type SpeakingNeeds } from './rules.ts';
import { meView, queueView } from './view.ts';

export const speakingFeature = (needs: Wiring<SpeakingNeeds>) =>
  defineFeature(speaking, {
    needs,
    initial,
    facts: speakingFacts,
    evolve,
    decide,
    views: { queue: queueView },
    mine: { me: meView },
  });
