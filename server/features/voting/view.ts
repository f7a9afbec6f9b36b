import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { tally } from '../../../shared/features/voting/tally.ts';
import type { ItemId, PersonId, QuestionId } from '../../../shared/kernel/ids.ts';
import { shelfEntries, shelved } from '../../../shared/kernel/shelf.ts';
import type { ViewContext } from '../../kernel/feature.ts';
import {
  castDenial,
  closeDenial,
  countsOf,
  editDenial,
  endsAt,
  openDenial,
  publishDenial,
  type Question,
  revisionOf,
  type VotingNeeds,
  type VotingSlice,
} from './rules.ts';

/**
 * While a vote is open managers see choices, others only "n of m" unless the question is live; after closing all see
 * numbers; who chose what only once published (requirements: Meanings). Prepared and cancelled ones are the managers'.
 */
function questionView(
  slice: VotingSlice,
  question: Question,
  { access, needs }: ViewContext<VotingNeeds>,
): QuestionView {
  const manager = access.audience === 'managers';
  const ballots = shelfEntries(question.ballots);
  const running = question.state === 'open' || question.state === 'closed';
  const numbers = running && (manager || question.state === 'closed' || question.live);
  const names = running && (manager || question.published);
  return {
    revision: revisionOf(question),
    item: question.item as ItemId,
    text: question.text,
    rule: question.rule,
    base: question.base,
    tie: question.tie,
    live: question.live,
    canChange: question.canChange,
    seconds: question.seconds,
    state: question.state,
    order: question.order,
    openedAt: question.openedAt,
    closedAt: question.closedAt,
    endsAt: question.state === 'open' ? endsAt(question) : null,
    entitled: question.entitled.length,
    voted: ballots.length,
    published: question.published,
    tally: numbers ? (question.result ?? tally(question, countsOf(question))) : null,
    ballots: names ? Object.fromEntries(ballots) : null,
    roll: manager && running ? (question.entitled as PersonId[]) : null,
    ...(manager && {
      denials: {
        open: openDenial(slice, question, needs),
        close: closeDenial(question),
        cancel: closeDenial(question),
        publish: publishDenial(question),
        edit: editDenial(question),
        remove: editDenial(question),
      },
    }),
  };
}

export const boardView = (slice: VotingSlice, context: ViewContext<VotingNeeds>) => {
  const { access } = context;
  const shown = Object.entries(slice.questions).filter(
    ([, question]) =>
      access.audience === 'managers' ||
      ((question.state === 'open' || question.state === 'closed') &&
        (access.items === 'all' || access.items.includes(question.item))),
  );
  return {
    questions: Object.fromEntries(shown.map(([id, question]) => [id, questionView(slice, question, context)])),
    open: shown.some(([id]) => id === slice.open) ? (slice.open as QuestionId | null) : null,
  };
};

/** Characters of an opinion that its author is shown again. */
const mineTextMax = 200;

export const meView = (slice: VotingSlice, person: string) => {
  const question = slice.open === null ? undefined : slice.questions[slice.open];
  if (!question) return { open: null };
  const ballot = shelved(question.ballots, person);
  return {
    open: {
      question: slice.open as QuestionId,
      entitled: question.entitled.includes(person),
      choice: ballot?.choice ?? null,
      // Under 1 kB whatever somebody wrote: the whole text stands in the record.
      text: (ballot?.text ?? '').slice(0, mineTextMax),
      cut: (ballot?.text ?? '').length > mineTextMax,
      by: ballot?.by ?? ('self' as const),
      castDenial: castDenial(question, person),
    },
  };
};
