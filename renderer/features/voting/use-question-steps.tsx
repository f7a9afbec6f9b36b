import type { ReactNode } from 'react';
import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import type { Asking } from './question-dialogs.tsx';
import { votingWords } from './words.ts';

export interface QuestionSteps {
  readonly open: () => void;
  readonly close: () => void;
  readonly opening: boolean;
  readonly closing: boolean;
  readonly failure: ReactNode;
}

/** Opening and closing a vote, by button and by key; closing asks first while ballots are missing. */
export function useQuestionSteps(
  id: string,
  question: QuestionView,
  ask: (asking: Asking) => void,
  shortcut?: string,
): QuestionSteps {
  const w = useWords(votingWords);
  const opening = useCommand('voting.open');
  const closing = useCommand('voting.close');
  const current = useView('agenda.items')?.current ?? null;
  // A vote on what is not being dealt with takes the room by surprise: asked once.
  const open = (): void =>
    current !== null && current !== question.item
      ? ask('open')
      : void opening.send({ question: id, revision: question.revision });
  const close = (): void => (question.voted < question.entitled ? ask('close') : void closing.send({ question: id }));
  const mayOpen = question.state === 'prepared' && !question.denials?.open && !opening.sending;
  const mayClose = question.state === 'open' && !question.denials?.close && !closing.sending;
  useShortcut(
    shortcut ?? '',
    mayClose ? w.close : w.open,
    shortcut && mayClose ? () => ask('close') : shortcut && mayOpen ? () => ask('open') : null,
  );
  return {
    open,
    close,
    opening: opening.sending,
    closing: closing.sending,
    failure: <FailureNotice failure={opening.failure ?? closing.failure} />,
  };
}
