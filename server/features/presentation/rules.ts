import type { presentation } from '../../../shared/features/presentation/contract.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { type Actor, accept, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { presentationFacts } from './facts.ts';

export interface PresentationSlice {
  readonly presenter: string | null;
  readonly document: string | null;
  /** Whom the chair lets present beside himself. */
  readonly allowed: readonly string[];
}

export type PresentationNeeds = {
  readonly running: () => boolean;
  readonly isChair: (person: string) => boolean;
  readonly isManager: (person: string) => boolean;
  readonly isParticipant: (person: string) => boolean;
  readonly mayRead: (access: Access, document: string) => boolean;
  readonly accessOf: (person: string) => Access | undefined;
};

type Code = (typeof presentation)['failures'][number];

export const initial: PresentationSlice = { presenter: null, document: null, allowed: [] };

export const evolve: Evolve<PresentationSlice, typeof presentationFacts.kinds> = {
  started: (slice, { person, document }) => ({ ...slice, presenter: person, document }),
  stopped: (slice) => ({ ...slice, presenter: null, document: null }),
  allowed: (slice, { person }) => ({
    ...slice,
    allowed: [...slice.allowed.filter((other) => other !== person), person],
  }),
  disallowed: (slice, { person }) => ({ ...slice, allowed: slice.allowed.filter((other) => other !== person) }),
};

export const startDenial = (slice: PresentationSlice, person: string, needs: PresentationNeeds): Code | null => {
  if (!needs.running()) return 'presentation.not-running';
  return needs.isChair(person) || slice.allowed.includes(person) ? null : 'presentation.not-allowed';
};

type Spec = FeatureSpec<typeof presentation, PresentationSlice, PresentationNeeds, typeof presentationFacts.kinds>;
const { make } = presentationFacts;
export const decide: NonNullable<Spec['decide']> = {
  start: (slice, { document }, { actor, needs }) => {
    const denial = startDenial(slice, actor.id, needs);
    if (denial) return refuse(denial);
    const access = needs.accessOf(actor.id);
    if (!access || !needs.mayRead(access, document)) return refuse('presentation.document-unknown');
    return accept([make.started({ person: actor.id, document })], {});
  },
  stop: (slice, _, { actor, needs }) => {
    if (slice.presenter === null) return refuse('presentation.not-presenting');
    if (slice.presenter !== actor.id && !needs.isManager(actor.id)) return refuse('presentation.not-allowed');
    return accept([make.stopped({})], {});
  },
  allow: (_, { person }, { needs }) =>
    needs.isParticipant(person) ? accept([make.allowed({ person })], {}) : refuse('presentation.unknown-person'),
  disallow: (slice, { person }, { needs }) => {
    if (!needs.isParticipant(person)) return refuse('presentation.unknown-person');
    const facts = [make.disallowed({ person })];
    return accept(slice.presenter === person && !needs.isChair(person) ? [...facts, make.stopped({})] : facts, {});
  },
};

/** Only the presenter moves the page and the pointer, and only in the paper that he presents. */
export const laneDenial = (
  slice: PresentationSlice,
  value: unknown,
  { actor }: { readonly actor: Actor },
): Code | null => {
  const { document } = value as { document: string };
  return slice.presenter === actor.id && slice.document === document ? null : 'presentation.not-presenting';
};
