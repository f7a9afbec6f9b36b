import { meetings } from '../../../shared/features/meetings/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Store } from '../../kernel/database.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { meetingFacts } from './facts.ts';
import { project } from './projection.ts';
import { decide, evolve, initial, type MeetingCopy, type MeetingNeeds, timers } from './rules.ts';
import { meetingStore } from './store.ts';
import { meetingView } from './view.ts';

export interface MeetingParts {
  readonly store: Store;
  /** An earlier meeting, for who manages it; undefined for everybody else. */
  readonly copyOf: (meeting: string, person: string) => Promise<MeetingCopy | undefined>;
}

export const meetingsFeature = ({ store, copyOf }: MeetingParts, needs: Wiring<MeetingNeeds>) => {
  const lists = meetingStore(store);
  return defineFeature(meetings, {
    needs,
    initial,
    facts: meetingFacts,
    evolve,
    decide,
    prepare: {
      create: async ({ from }, { actor }) => (from === undefined ? undefined : copyOf(from, actor.id)),
    },
    timers,
    project,
    views: { meeting: meetingView },
    routes: { list: async ({ actor }) => ok({ meetings: await lists.list(actor.id) }) },
  });
};
