import type { presentation } from '../../../shared/features/presentation/contract.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { type Actor, accept, type FeatureSpec, refuse, type Said } from '../../kernel/feature.ts';
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
  readonly chair: () => string | null;
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

const mayReadIt = (person: string, document: string, needs: PresentationNeeds): boolean => {
  const access = needs.accessOf(person);
  return access !== undefined && needs.mayRead(access, document);
};

/** Why this person may not hand over what is presented. */
export const handOverDenial = (slice: PresentationSlice, person: string, needs: PresentationNeeds): Code | null => {
  if (slice.presenter === null) return 'presentation.not-presenting';
  return slice.presenter === person || needs.isChair(person) ? null : 'presentation.not-allowed';
};

/** Who may go on with the paper that is presented. */
export function successorsOf(slice: PresentationSlice, needs: PresentationNeeds): readonly string[] {
  const { presenter, document, allowed } = slice;
  if (presenter === null || document === null) return [];
  const chair = needs.chair();
  const all = new Set(chair === null ? allowed : [chair, ...allowed]);
  return [...all].filter((person) => person !== presenter && mayReadIt(person, document, needs));
}

/**
 * How many people go with the presenter, of those who have papers before them: who runs the meeting at a console says
 * nothing of himself and does not count. Undefined while nothing is presented.
 */
export function followersOf(slice: PresentationSlice, devices: readonly Said[], needs: PresentationNeeds) {
  const { presenter, document } = slice;
  if (presenter === null || document === null) return undefined;
  const people = new Map<string, boolean>();
  for (const { actor, access, value } of devices) {
    if (actor.kind !== 'person' || actor.id === presenter || !needs.mayRead(access, document)) continue;
    const said = value as { readonly document: string; readonly follows: boolean } | undefined;
    if (said?.document !== document) continue;
    people.set(actor.id, said.follows || (people.get(actor.id) ?? false));
  }
  return { document, here: [...people.values()].filter((here) => here).length, of: people.size };
}

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
  handOver: (slice, { person }, { actor, needs }) => {
    const denial = handOverDenial(slice, actor.id, needs);
    if (denial) return refuse(denial);
    const document = slice.document!;
    if (!needs.isParticipant(person)) return refuse('presentation.unknown-person');
    if (startDenial(slice, person, needs) !== null) return refuse('presentation.person-not-allowed');
    if (!mayReadIt(person, document, needs)) return refuse('presentation.person-cannot-read');
    return accept(person === slice.presenter ? [] : [make.started({ person, document })], {});
  },
  allow: (_, { person }, { needs }) =>
    needs.isParticipant(person) ? accept([make.allowed({ person })], {}) : refuse('presentation.unknown-person'),
  disallow: (slice, { person }, { needs }) => {
    if (!needs.isParticipant(person)) return refuse('presentation.unknown-person');
    const facts = [make.disallowed({ person })];
    return accept(slice.presenter === person && !needs.isChair(person) ? [...facts, make.stopped({})] : facts, {});
  },
};

/** Whoever may read the paper that is presented says whether he goes with it. */
export const followDenial = (
  slice: PresentationSlice,
  value: unknown,
  { actor, needs }: { readonly actor: Actor; readonly needs: PresentationNeeds },
): Code | null => {
  const { document } = value as { document: string };
  return slice.document === document && mayReadIt(actor.id, document, needs) ? null : 'presentation.not-presenting';
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
