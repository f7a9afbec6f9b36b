import { useCallback } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import type { Choice } from '../../../shared/features/voting/tally.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import type { ViewValue } from '../../../shared/protocol.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';

export interface MyVote {
  readonly question: QuestionView;
  readonly mine: NonNullable<ViewValue<'voting.me'>['open']>;
  readonly cast: (choice: Choice, text: string) => Promise<boolean>;
  readonly sending: boolean;
  readonly failure: Failure | null;
}

/** The open vote as it concerns this person, and how to answer it; undefined while none is open. */
export function useMyVote(): MyVote | undefined {
  const mine = useView('voting.me')?.open;
  const board = useView('voting.board');
  const { send, sending, failure } = useCommand('voting.cast');
  const id = mine?.question;
  const cast = useCallback(
    async (choice: Choice, text: string) => id !== undefined && (await send({ question: id, choice, text })).ok,
    [id, send],
  );
  const question = id === undefined ? undefined : board?.questions[id];
  return mine && question ? { question, mine, cast, sending, failure } : undefined;
}
