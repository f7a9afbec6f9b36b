import { type OpinionResult, type opinions, opinionsMax } from '../../../shared/features/opinions/contract.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { opinionFacts, type Sent } from './facts.ts';

export interface Answer {
  readonly result: OpinionResult;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

export interface Opinion extends Omit<Sent, 'opinion'> {
  readonly at: number;
  readonly withdrawn: boolean;
  /** Oldest first: the last one counts. */
  readonly answers: readonly Answer[];
}

/** What one person has sent, so that his own is found without looking through everybody's. */
export interface Author {
  /** In the order in which they were sent. */
  readonly opinions: readonly string[];
  readonly changes: number;
  readonly answers: number;
}

export interface OpinionsSlice {
  readonly opinions: Readonly<Record<string, Opinion>>;
  readonly authors: Readonly<Record<string, Author>>;
}

export type OpinionNeeds = {
  readonly accessOf: (person: string) => Access | undefined;
  readonly mayRead: (access: Access, document: string) => boolean;
  /** Pages of a version of a paper; undefined where there is no such version. */
  readonly pagesOf: (document: string, version: number) => number | undefined;
  readonly isSecret: (document: string) => boolean;
  readonly over: () => boolean;
};

type Code = (typeof opinions)['failures'][number];

export const initial: OpinionsSlice = { opinions: {}, authors: {} };

const unknown: Author = { opinions: [], changes: 0, answers: 0 };
const told = (slice: OpinionsSlice, person: string, part: Partial<Author>): OpinionsSlice['authors'] => {
  const author = slice.authors[person] ?? unknown;
  return { ...slice.authors, [person]: { ...author, changes: author.changes + 1, ...part } };
};

export const evolve: Evolve<OpinionsSlice, typeof opinionFacts.kinds> = {
  submitted: (slice, { opinion, ...sent }, { at }) => ({
    opinions: { ...slice.opinions, [opinion]: { ...sent, at, withdrawn: false, answers: [] } },
    authors: told(slice, sent.person, { opinions: [...(slice.authors[sent.person]?.opinions ?? []), opinion] }),
  }),
  withdrawn: (slice, { opinion, person }) => {
    const found = slice.opinions[opinion];
    if (!found) return slice;
    return {
      opinions: { ...slice.opinions, [opinion]: { ...found, withdrawn: true } },
      authors: told(slice, person, {}),
    };
  },
  answered: (slice, { opinion, person, result, text }, { at, by }) => {
    const found = slice.opinions[opinion];
    if (!found) return slice;
    const answers = [...found.answers, { result, text, by, at }];
    return {
      opinions: { ...slice.opinions, [opinion]: { ...found, answers } },
      authors: told(slice, person, { answers: (slice.authors[person]?.answers ?? 0) + 1 }),
    };
  },
};

/** Opinions of a person that stand, with their ids. */
export const standingOf = (slice: OpinionsSlice, person: string): readonly (readonly [string, Opinion])[] =>
  (slice.authors[person]?.opinions ?? []).flatMap((id) => {
    const opinion = slice.opinions[id];
    return opinion && !opinion.withdrawn ? [[id, opinion] as const] : [];
  });

/** Why this person can send none now, whatever it is about. */
export const submitDenial = (slice: OpinionsSlice, person: string): Code | null =>
  (slice.authors[person]?.opinions.length ?? 0) >= opinionsMax ? 'opinions.too-many' : null;

export const withdrawDenial = ({ answers }: Opinion): Code | null => (answers.length > 0 ? 'opinions.answered' : null);

/** The same mark says the same thing; without one, the same words to the same place do. */
const isSame = (a: Opinion, b: Omit<Sent, 'opinion' | 'person'>): boolean =>
  a.document === b.document &&
  a.version === b.version &&
  a.mark === b.mark &&
  (a.mark !== null || (a.page === b.page && a.text === b.text && String(a.place) === String(b.place)));

type Spec = FeatureSpec<typeof opinions, OpinionsSlice, OpinionNeeds, typeof opinionFacts.kinds>;
const { make } = opinionFacts;
export const decide: NonNullable<Spec['decide']> = {
  submit: (slice, { opinion, ...input }, { actor, needs }) => {
    const { document, version, page } = input;
    const access = needs.accessOf(actor.id);
    if (!access || !needs.mayRead(access, document)) return refuse('opinions.paper-unknown');
    const pages = needs.pagesOf(document, version);
    if (pages === undefined || page > pages) return refuse('opinions.page-unknown');
    if (slice.opinions[opinion]) return refuse('opinions.already-sent');
    if (standingOf(slice, actor.id).some(([, one]) => isSame(one, input))) return refuse('opinions.already-sent');
    const denial = submitDenial(slice, actor.id);
    if (denial) return refuse(denial);
    // The log is kept for ever: words of a paper marked Mật do not get into it.
    const quote = needs.isSecret(document) ? '' : input.quote;
    return accept([make.submitted({ opinion, person: actor.id, ...input, quote })], {});
  },
  withdraw: (slice, { opinion }, { actor }) => {
    const found = slice.opinions[opinion];
    if (!found || found.withdrawn || found.person !== actor.id) return refuse('opinions.unknown');
    const denial = withdrawDenial(found);
    return denial ? refuse(denial) : accept([make.withdrawn({ opinion, person: found.person })], {});
  },
  answer: (slice, { opinion, result, text }) => {
    const found = slice.opinions[opinion];
    if (!found || found.withdrawn) return refuse('opinions.unknown');
    if (result !== 'accepted' && text === '') return refuse('opinions.explanation-missing');
    const last = found.answers.at(-1);
    const same = last?.result === result && last.text === text;
    return accept(same ? [] : [make.answered({ opinion, person: found.person, result, text })], {});
  },
};
