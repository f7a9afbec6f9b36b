import type { AnswerView, OwnOpinion, ReceivedOpinion } from '../../../shared/features/opinions/contract.ts';
import type { DocumentId, OpinionId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { ViewContext } from '../../kernel/feature.ts';
import {
  type Answer,
  type Opinion,
  type OpinionNeeds,
  type OpinionsSlice,
  standingOf,
  submitDenial,
  withdrawDenial,
} from './rules.ts';

const answerView = ({ result, text, by, at }: Answer, hidden: boolean): AnswerView => ({
  result,
  text: hidden ? '' : text,
  by: by as PersonId,
  at,
});

/** What author and managers see alike: the paper's words only while they may read it, of what is Mật nothing without that. */
function seenOf(opinion: Opinion, access: Access, needs: OpinionNeeds) {
  const { document, version, page, place, at } = opinion;
  const readable = needs.mayRead(access, document);
  const secret = needs.isSecret(document);
  const hidden = secret && !readable;
  const last = opinion.answers.at(-1);
  return {
    document: document as DocumentId,
    version,
    page,
    place: place && [...place],
    // Marked Mật since then: what was taken into the opinion before stays in the record and is shown no more.
    quote: readable && !secret ? opinion.quote : '',
    text: hidden ? '' : opinion.text,
    at,
    readable,
    secret,
    answer: last ? answerView(last, hidden) : null,
  };
}

/** Kept by the opinion, which is another one when something of it has changed: of hundreds only that is compared. */
const received = new WeakMap<Opinion, ReceivedOpinion>();
function receivedView(opinion: Opinion, { access, needs }: ViewContext<OpinionNeeds>): ReceivedOpinion {
  const seen = seenOf(opinion, access, needs);
  const known = received.get(opinion);
  if (known?.readable === seen.readable && known.secret === seen.secret) return known;
  const hidden = seen.secret && !seen.readable;
  const view = {
    ...seen,
    person: opinion.person as PersonId,
    earlier: opinion.answers.slice(0, -1).map((answer) => answerView(answer, hidden)),
  };
  received.set(opinion, view);
  return view;
}

/** Name, position and unit of a person from the office's tables; undefined once he was erased. */
export type Lookup = (
  person: string,
) => { readonly name: string; readonly position: string; readonly unit: string } | undefined;
const erased = { name: 'đã xóa', position: '', unit: '' };

export const boardView = (lookup: Lookup) => (slice: OpinionsSlice, context: ViewContext<OpinionNeeds>) => {
  const standing = Object.entries(slice.opinions).filter(([, opinion]) => !opinion.withdrawn);
  return {
    opinions: Object.fromEntries(standing.map(([id, opinion]) => [id, receivedView(opinion, context)])),
    authors: Object.fromEntries(standing.map(([, { person }]) => [person, lookup(person) ?? erased])),
    answerDenial: context.needs.over() ? 'closed' : null,
  };
};

export const meView = (slice: OpinionsSlice, person: string, { needs }: ViewContext<OpinionNeeds>) => ({
  changes: slice.authors[person]?.changes ?? 0,
  answers: slice.authors[person]?.answers ?? 0,
  submitDenial: needs.over() ? 'closed' : submitDenial(slice, person),
});

/** One's own opinions, for `mine`. */
export const ownView = (slice: OpinionsSlice, person: string, access: Access, needs: OpinionNeeds): OwnOpinion[] =>
  standingOf(slice, person).map(([id, opinion]) => ({
    id: id as OpinionId,
    ...seenOf(opinion, access, needs),
    mark: opinion.mark,
    withdrawDenial: needs.over() ? 'closed' : withdrawDenial(opinion),
  }));
