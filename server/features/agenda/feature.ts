import { agenda } from '../../../shared/features/agenda/contract.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { agendaFacts } from './facts.ts';
import { project } from './projection.ts';
import { type AgendaNeeds, decide, evolve, initial } from './rules.ts';
import { itemsView } from './view.ts';

export const agendaFeature = (needs: Wiring<AgendaNeeds>) =>
  defineFeature(agenda, { needs, initial, facts: agendaFacts, evolve, decide, project, views: { items: itemsView } });
