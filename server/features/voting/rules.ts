import type { voting } from '../../../shared/features/voting/contract.ts';
import { type Choice, type Counts, type Tally, tally } from '../../../shared/features/voting/tally.ts';
import type { QuestionId } from '../../../shared/kernel/ids.ts';
import { type Shelf, shelfEntries, shelve, shelved } from '../../../shared/kernel/shelf.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type FeatureSpec, refuse, type Timer } from '../../kernel/feature.ts';
import { type QuestionText, votingFacts } from './facts.ts';

export interface Ballot {
  readonly choice: Choice;
  readonly text: string;
  readonly at: number;
  readonly by: 'self' | 'secretary';
}

export interface Question extends QuestionText {
  readonly state: 'prepared' | 'open' | 'closed' | 'cancelled';
  readonly order: number;
  /** How often it was edited; absent for never. */
  readonly revision?: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly entitled: readonly string[];
  readonly members: number;
  readonly chair: string | null;
  readonly ballots: Shelf<Ballot>;
  readonly result: Tally | null;
  readonly published: boolean;
}

export interface VotingSlice {
  readonly questions: Readonly<Record<string, Question>>;
  readonly open: string | null;
  readonly next: number;
}

export type VotingNeeds = {
  readonly running: () => boolean;
  readonly hasItem: (item: string) => boolean;
  readonly voters: () => readonly string[];
  readonly isPresent: (person: string) => boolean;
  readonly chair: () => string | null;
};

type Code = (typeof voting)['failures'][number];

export const revisionOf = (question: Question | undefined): number => question?.revision ?? 0;

export const initial: VotingSlice = { questions: {}, open: null, next: 1 };

const change = (
  slice: VotingSlice,
  id: string,
  part: Partial<Question>,
  open: string | null = slice.open,
): VotingSlice => {
  const question = slice.questions[id];
  return question ? { ...slice, open, questions: { ...slice.questions, [id]: { ...question, ...part } } } : slice;
};

export const evolve: Evolve<VotingSlice, typeof votingFacts.kinds> = {
  prepared: (slice, { question, ...text }) => ({
    ...slice,
    next: slice.next + 1,
    questions: {
      ...slice.questions,
      [question]: {
        ...text,
        state: 'prepared',
        order: slice.next,
        openedAt: null,
        closedAt: null,
        entitled: [],
        members: 0,
        chair: null,
        ballots: {},
        result: null,
        published: false,
      },
    },
  }),
  edited: (slice, { question, ...text }) =>
    change(slice, question, { ...text, revision: revisionOf(slice.questions[question]) + 1 }),
  removed: (slice, { question }) => {
    const { [question]: _, ...questions } = slice.questions;
    return { ...slice, questions };
  },
  opened: (slice, { question, entitled, members, chair }, { at }) =>
    change(slice, question, { state: 'open', openedAt: at, entitled, members, chair }, question),
  admitted: (slice, { question, person }) => {
    const found = slice.questions[question];
    return found ? change(slice, question, { entitled: [...found.entitled, person] }) : slice;
  },
  ballotCast: (slice, { question, person, choice, text, by }, { at }) => {
    const found = slice.questions[question];
    return found
      ? change(slice, question, { ballots: shelve(found.ballots, person, { choice, text, at, by }) })
      : slice;
  },
  closed: (slice, { question, result }, { at }) =>
    change(slice, question, { state: 'closed', closedAt: at, result }, null),
  cancelled: (slice, { question }, { at }) => change(slice, question, { state: 'cancelled', closedAt: at }, null),
  published: (slice, { question }) => change(slice, question, { published: true }),
};

/** Counts of the ballots that are in. */
export function countsOf(question: Question): Counts {
  const counts = { agree: 0, disagree: 0, other: 0 };
  for (const [, ballot] of shelfEntries(question.ballots)) counts[ballot.choice] += 1;
  return {
    ...counts,
    members: question.members,
    entitled: question.entitled.length,
    chair: (question.chair !== null && shelved(question.ballots, question.chair)?.choice) || null,
  };
}

export const votersPresent = (needs: VotingNeeds): readonly string[] =>
  needs.voters().filter((person) => needs.isPresent(person));
const rolls = new WeakMap<readonly string[], ReadonlySet<string>>();
/** The entitled as a set, made once for each roll: a view asks it for every person of a meeting. */
const rollOf = (entitled: readonly string[]): ReadonlySet<string> => {
  const known = rolls.get(entitled) ?? new Set(entitled);
  rolls.set(entitled, known);
  return known;
};

export const isInOpenVote = (slice: VotingSlice, person: string): boolean => {
  const question = slice.open === null ? undefined : slice.questions[slice.open];
  return question !== undefined && rollOf(question.entitled).has(person);
};

export const openDenial = (slice: VotingSlice, question: Question, needs: VotingNeeds): Code | null => {
  if (question.state !== 'prepared') return 'voting.not-prepared';
  if (!needs.running()) return 'voting.not-running';
  if (slice.open !== null) return 'voting.another-open';
  return votersPresent(needs).length === 0 ? 'voting.nobody-present' : null;
};
export const closeDenial = (question: Question): Code | null => (question.state === 'open' ? null : 'voting.not-open');
/** Edited or removed: nobody has been asked yet. */
export const editDenial = (question: Question): Code | null =>
  question.state === 'prepared' ? null : 'voting.not-prepared';
/** Whoever acts on what he saw acts on nothing else: two managers at two screens may have one question in hand. */
const changed = (question: Question, seen: number | undefined): boolean =>
  seen !== undefined && seen !== revisionOf(question);
export const publishDenial = (question: Question): Code | null => {
  if (question.state !== 'closed') return 'voting.not-closed';
  return question.published ? 'voting.already-published' : null;
};
/** Why this person has no vote in it now. A ballot entered by the secretary is changed by the same rule as one's own. */
export const castDenial = (question: Question, person: string): Code | null => {
  if (question.state !== 'open') return 'voting.not-open';
  if (!question.entitled.includes(person)) return 'voting.not-entitled';
  return shelved(question.ballots, person) && !question.canChange ? 'voting.already-cast' : null;
};

type Spec = FeatureSpec<typeof voting, VotingSlice, VotingNeeds, typeof votingFacts.kinds>;
const { make } = votingFacts;

const cast = (
  slice: VotingSlice,
  input: { question: string; choice: Choice; text: string },
  person: string,
  by: 'self' | 'secretary',
) => {
  const question = slice.questions[input.question];
  if (!question) return refuse('voting.question-unknown');
  const denial = castDenial(question, person);
  if (denial) return refuse(denial);
  if (input.choice === 'other' && input.text === '') return refuse('voting.opinion-empty');
  const text = input.choice === 'other' ? input.text : '';
  return accept([make.ballotCast({ question: input.question, person, choice: input.choice, text, by })], {});
};

export const decide: NonNullable<Spec['decide']> = {
  prepare: (_, input, { needs, newId }) => {
    if (!needs.hasItem(input.item)) return refuse('voting.item-unknown');
    const question = newId();
    return accept([make.prepared({ ...input, question })], { question: question as QuestionId });
  },
  edit: (slice, { revision, ...input }, { needs }) => {
    const question = slice.questions[input.question];
    if (!question) return refuse('voting.question-unknown');
    const denial = editDenial(question);
    if (denial) return refuse(denial);
    if (changed(question, revision)) return refuse('voting.changed-meanwhile');
    return needs.hasItem(input.item) ? accept([make.edited(input)], {}) : refuse('voting.item-unknown');
  },
  remove: (slice, { question: id }) => {
    const question = slice.questions[id];
    if (!question) return refuse('voting.question-unknown');
    const denial = editDenial(question);
    return denial ? refuse(denial) : accept([make.removed({ question: id })], {});
  },
  open: (slice, { question: id, revision }, { needs }) => {
    const question = slice.questions[id];
    if (!question) return refuse('voting.question-unknown');
    const denial = openDenial(slice, question, needs);
    if (denial) return refuse(denial);
    if (changed(question, revision)) return refuse('voting.changed-meanwhile');
    return accept(
      [
        make.opened({
          question: id,
          entitled: votersPresent(needs),
          members: needs.voters().length,
          chair: needs.chair(),
        }),
      ],
      {},
    );
  },
  cast: (slice, input, { actor }) => cast(slice, input, actor.id, 'self'),
  castFor: (slice, input) => cast(slice, input, input.person, 'secretary'),
  admit: (slice, { question: id, person }, { needs }) => {
    const question = slice.questions[id];
    if (!question) return refuse('voting.question-unknown');
    if (question.state !== 'open') return refuse('voting.not-open');
    if (question.entitled.includes(person)) return refuse('voting.already-entitled');
    if (!needs.voters().includes(person) || !needs.isPresent(person)) return refuse('voting.not-a-member');
    return accept([make.admitted({ question: id, person })], {});
  },
  close: (slice, { question: id }) => {
    const question = slice.questions[id];
    if (!question) return refuse('voting.question-unknown');
    const denial = closeDenial(question);
    if (denial) return refuse(denial);
    const rule = { rule: question.rule, base: question.base, tie: question.tie };
    const counts = countsOf(question);
    return accept([make.closed({ question: id, rule, counts, result: tally(rule, counts) })], {});
  },
  cancel: (slice, { question: id, reason }) => {
    const question = slice.questions[id];
    if (!question) return refuse('voting.question-unknown');
    const denial = closeDenial(question);
    return denial ? refuse(denial) : accept([make.cancelled({ question: id, reason })], {});
  },
  publish: (slice, { question: id }) => {
    const question = slice.questions[id];
    if (!question) return refuse('voting.question-unknown');
    const denial = publishDenial(question);
    return denial ? refuse(denial) : accept([make.published({ question: id })], {});
  },
};

export const endsAt = (question: Question): number | null =>
  question.seconds === null || question.openedAt === null ? null : question.openedAt + question.seconds * 1000;

/** The clock closes a vote that has a time. */
export const timers = (slice: VotingSlice): readonly Timer[] => {
  const question = slice.open === null ? undefined : slice.questions[slice.open];
  const at = question ? endsAt(question) : null;
  return at === null ? [] : [{ at, command: 'voting.close', input: { question: slice.open } }];
};
