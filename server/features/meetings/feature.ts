import { meetings } from '../../../shared/features/meetings/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { meetingFacts } from './facts.ts';
import { project } from './projection.ts';
import { decide, evolve, initial, type MeetingCopy, type MeetingNeeds, timers } from './rules.ts';
import type { meetingStore } from './store.ts';
import { historyView, meetingView } from './view.ts';

export interface MeetingParts {
  readonly lists: ReturnType<typeof meetingStore>;
  /** An earlier meeting that this account manages, or a template; undefined of everything else. */
  readonly copyOf: (meeting: string, person: string) => Promise<MeetingCopy | undefined>;
  readonly isUnitInUse: (unit: string) => Promise<boolean>;
}

export const meetingsFeature = ({ lists, copyOf, isUnitInUse }: MeetingParts, needs: Wiring<MeetingNeeds>) => {
  const unitInUse = async (unit: string | null): Promise<boolean> => unit === null || isUnitInUse(unit);
  return defineFeature(meetings, {
    needs,
    initial,
    facts: meetingFacts,
    evolve,
    decide,
    prepare: {
      create: async ({ from, unit }, { actor }) => ({
        unitInUse: await unitInUse(unit),
        copy: from === undefined ? undefined : await copyOf(from, actor.id),
      }),
      edit: async ({ unit }) => ({ unitInUse: await unitInUse(unit) }),
    },
    timers,
    project,
    views: { meeting: meetingView, history: historyView },
    routes: {
      list: async ({ actor, params }) => ok(await lists.list(actor, params)),
      templates: async ({ actor }) => ok({ templates: await lists.templates(actor.id) }),
    },
  });
};
