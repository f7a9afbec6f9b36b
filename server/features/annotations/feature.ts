import type { InkClock } from '../../../shared/collab/bundle.ts';
import type { InkGroup } from '../../../shared/collab/names.ts';
import { annotations } from '../../../shared/features/annotations/contract.ts';
import type { CircleId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { type Actor, defineFeature, type Wiring } from '../../kernel/feature.ts';
import { annotationFacts } from './facts.ts';
import { type AnnotationNeeds, decide, evolve, initial, mayOpenLayer } from './rules.ts';

/** The ink of a page group as this caller is shown it: what came after a clock, or all of it. */
type Bundle = (actor: Actor, group: InkGroup, since?: InkClock) => Promise<Result<Uint8Array>>;

/** Who sees which layer. The marks themselves live in the kernel's ink host. */
export const annotationsFeature = (needs: Wiring<AnnotationNeeds>, bundle: Bundle) =>
  defineFeature(annotations, {
    needs,
    initial,
    facts: annotationFacts,
    evolve,
    decide,
    mine: {
      circles: (slice, person) => ({
        circles: Object.entries(slice.circles)
          .filter(([circle]) => mayOpenLayer(slice, circle, person))
          .map(([circle, { owner, people }]) => ({
            id: circle as CircleId,
            owner: owner as PersonId,
            people: [...people] as PersonId[],
          })),
      }),
    },
    routes: {
      bundle: async ({ actor, params, response }) => {
        const { epoch, n, ...group } = params;
        const found = await bundle(actor, group, epoch !== undefined && n !== undefined ? { epoch, n } : undefined);
        if (!found.ok) return found;
        // Its own packing is inside; no two callers share an answer.
        return void response
          .header('cache-control', 'no-store')
          .header('content-type', 'application/octet-stream')
          .send(found.value);
      },
    },
  });
