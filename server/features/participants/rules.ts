import type { participants } from '../../../shared/features/participants/contract.ts';
import type { Office } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type DecideContext, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { participantFacts } from './facts.ts';

export interface Participant {
  readonly offices: readonly Office[];
  readonly votes: boolean;
  readonly items: 'all' | readonly string[];
  readonly order: number;
  /** Whom he comes instead of. */
  readonly standsFor?: string;
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
    return participant ? { ...slice, people: { ...slice.people, [person]: { ...participant, votes, items } } } : slice;
  },
  substituteAccepted: (slice, { absent, person, votes }) => {
    const away = slice.people[absent];
    if (!away) return slice;
    return {
      people: {
        ...slice.people,
        [absent]: { ...away, votes: away.votes && !votes },
        [person]: { offices: [], votes, items: away.items, order: slice.next, standsFor: absent },
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

export const removeDenial = (slice: ParticipantsSlice, person: string, needs: ParticipantNeeds): Code | null => {
  const participant = slice.people[person];
  if (!participant) return 'participants.unknown';
  if (participant.offices.includes('chair')) return 'participants.chair-stays';
  const managers = (): number => Object.values(slice.people).filter((other) => other.offices.length > 0).length;
  if (participant.offices.length > 0 && managers() === 1) return 'participants.last-manager';
  return needs.inOpenVote(person) ? 'participants.vote-open' : null;
};

/** Why nobody can be taken in instead of this person now. */
export const substituteDenial = (slice: ParticipantsSlice, absent: string, needs: ParticipantNeeds): Code | null => {
  const participant = slice.people[absent];
  if (!participant) return 'participants.unknown';
  if (participant.standsFor !== undefined) return 'participants.stands-for-another';
  if (Object.values(slice.people).some(({ standsFor }) => standsFor === absent)) return 'participants.has-substitute';
  return needs.isPresent(absent) ? 'participants.is-present' : null;
};

/** Whether his right to vote in this meeting may change now. */
export const voteDenial = (person: string, needs: ParticipantNeeds): Code | null =>
  needs.inOpenVote(person) ? 'participants.vote-open' : null;

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
    const denial = participant.votes === votes ? null : voteDenial(person, needs);
    if (denial) return refuse(denial);
    const changed = participantFacts.make.changed({ person, votes, items });
    if (!chair) return accept([changed], {});
    // Only the chair himself hands over a chair that is taken.
    if (chairOf(slice) !== null) return refuse('participants.chair-stays');
    return accept([changed, participantFacts.make.chairHandedOver({ from: null, to: person })], {});
  },
  remove: (slice, { person }, { needs }) => {
    const denial = removeDenial(slice, person, needs);
    if (denial) return refuse(denial);
    const removed = participantFacts.make.removed({ person });
    const { standsFor, votes } = slice.people[person]!;
    const away = standsFor === undefined ? undefined : slice.people[standsFor];
    // The vote that had passed to him goes back.
    if (standsFor === undefined || !away || !votes || away.votes) return accept([removed], {});
    return accept([removed, participantFacts.make.changed({ person: standsFor, votes: true, items: away.items })], {});
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
      const open = voteDenial(absent, needs);
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
