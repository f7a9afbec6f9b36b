import type { ServiceKind, service } from '../../../shared/features/service/contract.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { serviceFacts } from './facts.ts';

export interface Call {
  readonly person: string;
  readonly kind: ServiceKind;
  readonly at: number;
  readonly taken: boolean;
}

/** Calls that nobody has ended, by `person/kind`. */
export type ServiceSlice = Readonly<Record<string, Call>>;

export type ServiceNeeds = {
  readonly isPresent: (person: string) => boolean;
};

type Code = (typeof service)['failures'][number];
type Spec = FeatureSpec<typeof service, ServiceSlice, ServiceNeeds, typeof serviceFacts.kinds>;

export const initial: ServiceSlice = {};
const keyOf = (person: string, kind: ServiceKind): string => `${person}/${kind}`;
const without = (slice: ServiceSlice, key: string): ServiceSlice => {
  const { [key]: _, ...rest } = slice;
  return rest;
};

export const evolve: Evolve<ServiceSlice, typeof serviceFacts.kinds> = {
  called: (slice, { person, kind }, { at }) => ({
    ...slice,
    [keyOf(person, kind)]: { person, kind, at, taken: false },
  }),
  withdrawn: (slice, { person, kind }) => without(slice, keyOf(person, kind)),
  taken: (slice, { person, kind }) => {
    const call = slice[keyOf(person, kind)];
    return call ? { ...slice, [keyOf(person, kind)]: { ...call, taken: true } } : slice;
  },
  done: (slice, { person, kind }) => without(slice, keyOf(person, kind)),
};

export const callDenial = (person: string, needs: ServiceNeeds): Code | null =>
  needs.isPresent(person) ? null : 'service.not-in';

const { make } = serviceFacts;
const answer = (
  slice: ServiceSlice,
  call: { person: string; kind: ServiceKind },
  fact: 'withdrawn' | 'taken' | 'done',
) => (slice[keyOf(call.person, call.kind)] ? accept([make[fact](call)], {}) : refuse('service.not-called'));

export const decide: NonNullable<Spec['decide']> = {
  call: (slice, { kind }, { actor, needs }) => {
    const denial = callDenial(actor.id, needs);
    if (denial) return refuse(denial);
    if (slice[keyOf(actor.id, kind)]) return refuse('service.called');
    return accept([make.called({ person: actor.id, kind })], {});
  },
  withdraw: (slice, { kind }, { actor }) => answer(slice, { person: actor.id, kind }, 'withdrawn'),
  take: (slice, { person, kind }) =>
    slice[keyOf(person, kind)]?.taken ? accept([], {}) : answer(slice, { person, kind }, 'taken'),
  done: (slice, { person, kind }) => answer(slice, { person, kind }, 'done'),
};

/** What ends with the meeting. */
export const endCalls = (slice: ServiceSlice) =>
  Object.values(slice).map(({ person, kind }) => make.done({ person, kind }));
