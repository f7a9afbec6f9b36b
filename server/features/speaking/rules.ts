import { type speaking, usualMinutes } from '../../../shared/features/speaking/contract.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve, NewFact } from '../../kernel/fact.ts';
import { accept, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { speakingFacts } from './facts.ts';

export interface Request {
  readonly item: string;
  readonly subject: string;
  readonly at: number;
}

export interface Speech {
  readonly person: string;
  readonly item: string;
  readonly subject: string;
  readonly at: number;
  readonly limitMs: number;
  readonly pausedMs: number;
  readonly pausedAt: number | null;
}

export interface SpeakingSlice {
  /** By person, in the order in which they asked. */
  readonly waiting: Readonly<Record<string, Request>>;
  readonly speaker: Speech | null;
  readonly spoken: Readonly<Record<string, { readonly times: number; readonly ms: number }>>;
  /** Who has spoken on which item. */
  readonly onItem: Readonly<Record<string, readonly string[]>>;
  readonly minutes: { readonly first: number; readonly again: number };
}

export type SpeakingNeeds = {
  readonly running: () => boolean;
  readonly currentItem: () => string | null;
  readonly isPresent: (person: string) => boolean;
  readonly isManager: (person: string) => boolean;
  readonly accessOf: (person: string) => Access | undefined;
};

type Code = (typeof speaking)['failures'][number];
type Spec = FeatureSpec<typeof speaking, SpeakingSlice, SpeakingNeeds, typeof speakingFacts.kinds>;

export const initial: SpeakingSlice = { waiting: {}, speaker: null, spoken: {}, onItem: {}, minutes: usualMinutes };

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> => {
  const { [key]: _, ...rest } = record;
  return rest;
};
const changed = (slice: SpeakingSlice, part: Partial<Speech>): SpeakingSlice =>
  slice.speaker ? { ...slice, speaker: { ...slice.speaker, ...part } } : slice;
const pausedUntil = (speech: Speech, at: number): number =>
  speech.pausedMs + (speech.pausedAt === null ? 0 : at - speech.pausedAt);

export const evolve: Evolve<SpeakingSlice, typeof speakingFacts.kinds> = {
  asked: (slice, { person, item, subject }, { at }) => ({
    ...slice,
    waiting: { ...slice.waiting, [person]: { item, subject, at } },
  }),
  withdrawn: (slice, { person }) => ({ ...slice, waiting: without(slice.waiting, person) }),
  dismissed: (slice, { person }) => ({ ...slice, waiting: without(slice.waiting, person) }),
  called: (slice, { person, item, limitMs }, { at }) => ({
    ...slice,
    waiting: without(slice.waiting, person),
    speaker: {
      person,
      item,
      subject: slice.waiting[person]?.subject ?? '',
      at,
      limitMs,
      pausedMs: 0,
      pausedAt: null,
    },
    onItem: { ...slice.onItem, [item]: [...new Set([...(slice.onItem[item] ?? []), person])] },
  }),
  paused: (slice, _, { at }) => changed(slice, { pausedAt: at }),
  resumed: (slice, _, { at }) =>
    slice.speaker ? changed(slice, { pausedMs: pausedUntil(slice.speaker, at), pausedAt: null }) : slice,
  extended: (slice, { ms }) => changed(slice, { limitMs: (slice.speaker?.limitMs ?? 0) + ms }),
  ended: (slice, { person, ms }) => {
    const before = slice.spoken[person] ?? { times: 0, ms: 0 };
    return {
      ...slice,
      speaker: null,
      spoken: { ...slice.spoken, [person]: { times: before.times + 1, ms: before.ms + ms } },
    };
  },
  notReached: (slice, { people }) => ({
    ...slice,
    waiting: people.reduce((waiting, person) => without(waiting, person), slice.waiting),
  }),
  minutesSet: (slice, { first, again }) => ({ ...slice, minutes: { first, again } }),
};

const { make } = speakingFacts;
const end = (speech: Speech, at: number): NewFact =>
  make.ended({ person: speech.person, ms: Math.max(0, at - speech.at - pausedUntil(speech, at)) });

/** What ends with an item or with the meeting: the speech, and the queue, whose people hand in writing. */
export function endOfItem(slice: SpeakingSlice, at: number): readonly NewFact[] {
  const people = Object.keys(slice.waiting);
  return [
    ...(slice.speaker ? [end(slice.speaker, at)] : []),
    ...(people.length > 0 ? [make.notReached({ people })] : []),
  ];
}

export const hasSpoken = (slice: SpeakingSlice, person: string, item: string): boolean =>
  slice.onItem[item]?.includes(person) ?? false;

/** Why nobody can ask now. */
export const roomDenial = (needs: Pick<SpeakingNeeds, 'running' | 'currentItem'>): Code | null => {
  if (!needs.running()) return 'speaking.not-running';
  return needs.currentItem() === null ? 'speaking.no-item' : null;
};
export const attends = (access: Access | undefined, item: string): boolean =>
  access !== undefined && (access.items === 'all' || access.items.includes(item));

/** Why this person cannot ask, whatever the room says. */
export const ownDenial = (slice: SpeakingSlice, person: string, needs: SpeakingNeeds): Code | null => {
  if (!needs.isPresent(person)) return 'speaking.not-in';
  if (Object.hasOwn(slice.waiting, person)) return 'speaking.already-asked';
  return slice.speaker?.person === person ? 'speaking.speaks-now' : null;
};

const askDenial = (slice: SpeakingSlice, person: string, needs: SpeakingNeeds): Code | null => {
  const denial = roomDenial(needs) ?? ownDenial(slice, person, needs);
  if (denial) return denial;
  return attends(needs.accessOf(person), needs.currentItem()!) ? null : 'speaking.closed-door';
};
const speechDenial = (slice: SpeakingSlice): Code | null => (slice.speaker === null ? 'speaking.nobody-speaks' : null);

const ask = (
  slice: SpeakingSlice,
  { person, subject, by }: { readonly person: string; readonly subject: string; readonly by: 'self' | 'manager' },
  needs: SpeakingNeeds,
) => {
  const denial = askDenial(slice, person, needs);
  if (denial) return refuse(by === 'manager' && denial === 'speaking.not-in' ? 'speaking.person-not-in' : denial);
  return accept([make.asked({ person, item: needs.currentItem()!, subject, by })], {});
};

export const decide: NonNullable<Spec['decide']> = {
  ask: (slice, { subject }, { actor, needs }) => ask(slice, { person: actor.id, subject, by: 'self' }, needs),
  askFor: (slice, { person, subject }, { needs }) => ask(slice, { person, subject, by: 'manager' }, needs),
  withdraw: (slice, _, { actor }) =>
    Object.hasOwn(slice.waiting, actor.id)
      ? accept([make.withdrawn({ person: actor.id })], {})
      : refuse('speaking.not-asked'),
  dismiss: (slice, { person }) =>
    Object.hasOwn(slice.waiting, person) ? accept([make.dismissed({ person })], {}) : refuse('speaking.not-asked'),
  call: (slice, { person, minutes }, { needs, at }) => {
    const denial = roomDenial(needs);
    if (denial) return refuse(denial);
    if (!needs.isPresent(person)) return refuse('speaking.person-not-in');
    const item = needs.currentItem()!;
    if (!attends(needs.accessOf(person), item)) return refuse('speaking.closed-door');
    if (slice.speaker?.person === person) return refuse('speaking.speaks-now');
    const usual = hasSpoken(slice, person, item) ? slice.minutes.again : slice.minutes.first;
    const called = make.called({ person, item, limitMs: (minutes ?? usual) * 60_000 });
    return accept(slice.speaker ? [end(slice.speaker, at), called] : [called], {});
  },
  pause: (slice) => {
    const denial = speechDenial(slice) ?? (slice.speaker?.pausedAt === null ? null : 'speaking.is-paused');
    return denial ? refuse(denial) : accept([make.paused({ person: slice.speaker!.person })], {});
  },
  resume: (slice) => {
    const denial = speechDenial(slice) ?? (slice.speaker?.pausedAt === null ? 'speaking.not-paused' : null);
    return denial ? refuse(denial) : accept([make.resumed({ person: slice.speaker!.person })], {});
  },
  extend: (slice, { minutes }) => {
    const denial = speechDenial(slice);
    return denial
      ? refuse(denial)
      : accept([make.extended({ person: slice.speaker!.person, ms: minutes * 60_000 })], {});
  },
  end: (slice, _, { actor, needs, at }) => {
    const { speaker } = slice;
    if (speaker === null) return refuse('speaking.nobody-speaks');
    if (speaker.person !== actor.id && !needs.isManager(actor.id)) return refuse('speaking.not-yours');
    return accept([end(speaker, at)], {});
  },
  setMinutes: (_, minutes) => accept([make.minutesSet(minutes)], {}),
};
