import { annotations } from '../../../shared/features/annotations/contract.ts';
import type { CircleId, PersonId } from '../../../shared/kernel/ids.ts';
import { defineFeature, type Wiring } from '../../kernel/feature.ts';
import { annotationFacts } from './facts.ts';
import { type AnnotationNeeds, decide, evolve, initial, mayOpenLayer } from './rules.ts';

/** Who sees which layer. The marks themselves live in the kernel's ink host. */
export const annotationsFeature = (needs: Wiring<AnnotationNeeds>) =>
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
  });
