import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import type { ViewValue } from '../../../shared/protocol.ts';
import { useView } from '../../kernel/use-view.ts';

export interface MyVote {
  readonly question: QuestionView;
  readonly mine: NonNullable<ViewValue<'voting.me'>['open']>;
}

/** The open vote as it concerns this person; undefined while none is open. */
export function useMyVote(): MyVote | undefined {
  const mine = useView('voting.me')?.open;
  const board = useView('voting.board');
  const question = mine && board?.questions[mine.question];
  return mine && question ? { question, mine } : undefined;
}
