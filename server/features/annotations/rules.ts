import { type annotations, circlesMax } from '../../../shared/features/annotations/contract.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { annotationFacts } from './facts.ts';

/** People who see a layer of marks. */
export interface Circle {
  readonly owner: string;
  /** Nobody once its maker has ended it. */
  readonly people: readonly string[];
  readonly closed: boolean;
}

export interface AnnotationsSlice {
  readonly circles: Readonly<Record<string, Circle>>;
}

export type AnnotationNeeds = { readonly isParticipant: (person: string) => boolean };

export const initial: AnnotationsSlice = { circles: {} };

export const evolve: Evolve<AnnotationsSlice, typeof annotationFacts.kinds> = {
  circleOpened: (slice, { circle, owner, people }) => ({
    circles: { ...slice.circles, [circle]: { owner, people, closed: false } },
  }),
  circleClosed: (slice, { circle }) => ({
    circles: { ...slice.circles, [circle]: { ...slice.circles[circle]!, people: [], closed: true } },
  }),
};

/**
 * Whether somebody may open a layer of marks, whoever may read the paper: the meeting's is everybody's, a circle's is of
 * its people. Private layers are no affair of the server.
 */
export function mayOpenLayer(slice: AnnotationsSlice, layer: string, person: string): boolean {
  if (layer === 'meeting') return true;
  const circle = slice.circles[layer];
  return circle !== undefined && (circle.owner === person || circle.people.includes(person));
}

type Spec = FeatureSpec<typeof annotations, AnnotationsSlice, AnnotationNeeds, typeof annotationFacts.kinds>;
const { make } = annotationFacts;
export const decide: NonNullable<Spec['decide']> = {
  share: (slice, { circle, people }, { actor, needs }) => {
    if (slice.circles[circle]) return refuse('annotations.circle-exists');
    const others = [...new Set<string>(people)].filter((person) => person !== actor.id);
    if (others.length === 0 || !others.every(needs.isParticipant)) return refuse('annotations.unknown-person');
    const open = Object.values(slice.circles).filter(({ owner, closed }) => owner === actor.id && !closed);
    if (open.length >= circlesMax) return refuse('annotations.too-many-circles');
    return accept([make.circleOpened({ circle, owner: actor.id, people: others })], {});
  },
  unshare: (slice, { circle }, { actor }) => {
    const found = slice.circles[circle];
    if (!found || found.owner !== actor.id || found.closed) return refuse('annotations.unknown-circle');
    return accept([make.circleClosed({ circle })], {});
  },
};
