import type { participants } from '../../../shared/features/participants/contract.ts';
import type { Office } from '../../../shared/kernel/roles.ts';
import type { Evolve, NewFact } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { participantFacts } from './facts.ts';

export interface Participant {
  readonly offices: readonly Office[];
  readonly votes: boolean;
  readonly items: 'all' | readonly string[];
  readonly order: number;
  /** Whom he comes instead of, and whether that person's vote is his. */
  readonly standsFor?: string;
  readonly holdsVote?: true;
}

export interface ParticipantsSlice {
  readonly people: Readonly<Record<string, Participant>>;
  readonly next: number;
}

export type ParticipantNeeds = {
  /** Whether an open vote counts on this person: then he cannot be removed or lose his vote. */
  readonly inOpenVote: (person: string) => boolean;
  readonly isPresent: (person: string) => boolean;
  /** Whether a vote may pass to who comes instead, by the rules of the body. */
  readonly substituteVotes: () => boolean;
};

type Code = (typeof participants)['failures'][number];

export const initial: ParticipantsSlice = { people: {}, next: 1 };

export const chairOf = (slice: ParticipantsSlice): string | null =>
  Object.entries(slice.people).find(([, participant]) => participant.offices.includes('chair'))?.[0] ?? null;
/** All voting members of the meeting, in order. */
export const votersOf = (slice: ParticipantsSlice): readonly string[] =>
  Object.entries(slice.people)
    .filter(([, participant]) => participant.votes)
    .map(([person]) => person);

const withOffice = (
  slice: ParticipantsSlice,
  person: string | null,
  change: (offices: readonly Office[]) => readonly Office[],
): ParticipantsSlice => {
  const participant = person === null ? undefined : slice.people[person];
  if (!participant || person === null) return slice;
  return { ...slice, people: { ...slice.people, [person]: { ...participant, offices: change(participant.offices) } } };
};

export const evolve: Evolve<ParticipantsSlice, typeof participantFacts.kinds> = {
  added: (slice, { person, offices, votes, items }) => ({
    people: { ...slice.people, [person]: { offices, votes, items, order: slice.next } },
    next: slice.next + 1,
  }),
  changed: (slice, { person, votes, items }) => {
    const participant = slice.people[person];
    if (!participant) return slice;
    const { holdsVote, ...kept } = participant;
    const changed = { ...kept, votes, items, ...(votes && holdsVote && { holdsVote }) };
    return { ...slice, people: { ...slice.people, [person]: changed } };
  },
  substituteAccepted: (slice, { absent, person, votes }) => {
    const away = slice.people[absent];
    if (!away) return slice;
    return {
      people: {
        ...slice.people,
        [absent]: { ...away, votes: away.votes && !votes },
        [person]: {
          offices: [],
          votes,
          items: away.items,
          order: slice.next,
          standsFor: absent,
          ...(votes && { holdsVote: true as const }),
        },
      },
      next: slice.next + 1,
    };
  },
  removed: (slice, { person }) => {
    const { [person]: _, ...people } = slice.people;
    return { ...slice, people };
  },
  chairHandedOver: (slice, { from, to }) =>
    withOffice(
      withOffice(slice, from, (offices) => offices.filter((office) => office !== 'chair')),
      to,
      (offices) => ['chair', ...offices.filter((office) => office !== 'chair')],
    ),
};

const substituteOf = (slice: ParticipantsSlice, person: string): Participant | undefined =>
  Object.values(slice.people).find(({ standsFor }) => standsFor === person);

/** Everybody who was asked to come, with the votes that they have without substitutes. */
export const invitedOf = (slice: ParticipantsSlice): readonly (readonly [person: string, invited: Participant])[] =>
  Object.entries(slice.people).flatMap(([person, participant]) => {
    if (participant.standsFor !== undefined) return [];
    const votes = participant.votes || substituteOf(slice, person)?.holdsVote === true;
    return [[person, { ...participant, votes }] as const];
  });

/** One seat, one vote: of who is away and who comes instead only one has it. */
const seatDenial = (slice: ParticipantsSlice, person: string): Code | null => {
  const { standsFor } = slice.people[person] ?? {};
  const other = standsFor === undefined ? substituteOf(slice, person) : slice.people[standsFor];
  return other?.votes ? 'participants.seat-votes' : null;
};

/** The vote that had passed to a substitute goes back with what ends that. */
const givenBack = (slice: ParticipantsSlice, person: string): readonly NewFact[] => {
  const { standsFor, holdsVote } = slice.people[person] ?? {};
  const away = standsFor === undefined ? undefined : slice.people[standsFor];
  if (!holdsVote || standsFor === undefined || !away) return [];
  return [participantFacts.make.changed({ person: standsFor, votes: true, items: away.items })];
};

export const removeDenial = (slice: ParticipantsSlice, person: string, needs: ParticipantNeeds): Code | null => {
  const participant = slice.people[person];
  if (!participant) return 'participants.unknown';
  if (participant.offices.includes('chair')) return 'participants.chair-stays';
  if (substituteOf(slice, person)) return 'participants.has-substitute';
  const managers = (): number => Object.values(slice.people).filter((other) => other.offices.length > 0).length;
  if (participant.offices.length > 0 && managers() === 1) return 'participants.last-manager';
  return needs.inOpenVote(person) ? 'participants.vote-open' : null;
};

/** Why nobody can be taken in instead of this person now. */
export const substituteDenial = (slice: ParticipantsSlice, absent: string, needs: ParticipantNeeds): Code | null => {
  const participant = slice.people[absent];
  if (!participant) return 'participants.unknown';
  if (participant.standsFor !== undefined) return 'participants.stands-for-another';
  if (substituteOf(slice, absent)) return 'participants.has-substitute';
  return needs.isPresent(absent) ? 'participants.is-present' : null;
};

const openDenial = (person: string, needs: ParticipantNeeds): Code | null =>
  needs.inOpenVote(person) ? 'participants.vote-open' : null;
/** Whether his right to vote in this meeting may become the other one now. */
export const voteDenial = (slice: ParticipantsSlice, person: string, needs: ParticipantNeeds): Code | null =>
  openDenial(person, needs) ?? (slice.people[person]?.votes ? null : seatDenial(slice, person));

export const handOverDenial = (slice: ParticipantsSlice, person: string): Code | null => {
  const participant = slice.people[person];
  if (!participant) return 'participants.unknown';
  return participant.offices.includes('chair') ? 'participants.is-chair' : null;
};

type Spec = FeatureSpec<typeof participants, ParticipantsSlice, ParticipantNeeds, typeof participantFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  add: (
    slice,
    { person, votes, chair, items },
    context: DecideContext<ParticipantNeeds, { readonly exists: boolean }>,
  ) => {
    if (!context.prepared.exists) return refuse('participants.person-unknown');
    if (slice.people[person]) return refuse('participants.already-in');
    const added = participantFacts.make.added({ person, offices: [], votes, items });
    if (!chair) return accept([added], {});
    // Only the chair himself hands over a chair that is taken.
    if (chairOf(slice) !== null) return refuse('participants.chair-stays');
    return accept([added, participantFacts.make.chairHandedOver({ from: null, to: person })], {});
  },
  change: (slice, { person, votes, items, chair }, { needs }) => {
    const participant = slice.people[person];
    if (!participant) return refuse('participants.unknown');
    const denial = participant.votes === votes ? null : voteDenial(slice, person, needs);
    if (denial) return refuse(denial);
    const changed = [
      participantFacts.make.changed({ person, votes, items }),
      ...(votes ? [] : givenBack(slice, person)),
    ];
    if (!chair) return accept(changed, {});
    // Only the chair himself hands over a chair that is taken.
    if (chairOf(slice) !== null) return refuse('participants.chair-stays');
    return accept([...changed, participantFacts.make.chairHandedOver({ from: null, to: person })], {});
  },
  remove: (slice, { person }, { needs }) => {
    const denial = removeDenial(slice, person, needs);
    if (denial) return refuse(denial);
    return accept([participantFacts.make.removed({ person }), ...givenBack(slice, person)], {});
  },
  acceptSubstitute: (
    slice,
    { absent, person, votes },
    { needs, prepared }: DecideContext<ParticipantNeeds, { readonly exists: boolean }>,
  ) => {
    const denial = substituteDenial(slice, absent, needs);
    if (denial) return refuse(denial);
    if (!prepared.exists) return refuse('participants.person-unknown');
    if (slice.people[person]) return refuse('participants.already-in');
    if (votes) {
      if (!needs.substituteVotes()) return refuse('participants.vote-does-not-pass');
      if (!slice.people[absent]!.votes) return refuse('participants.no-vote-to-pass');
      const open = openDenial(absent, needs);
      if (open) return refuse(open);
    }
    return accept([participantFacts.make.substituteAccepted({ absent, person, votes })], {});
  },
  handOverChair: (slice, { person }, { actor }) => {
    const denial = handOverDenial(slice, person);
    return denial
      ? refuse(denial)
      : accept([participantFacts.make.chairHandedOver({ from: actor.id, to: person })], {});
  },
};
