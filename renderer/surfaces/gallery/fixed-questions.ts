import type { QuestionView } from '../../../shared/features/voting/contract.ts';
import { type Counts, type Rule, tally } from '../../../shared/features/voting/tally.ts';

const rule: Rule = { rule: 'majority', base: 'all', tie: 'chair' };
const counts: Counts = { agree: 0, disagree: 0, other: 0, members: 24, entitled: 22, chair: null };

const question = (
  text: string,
  state: QuestionView['state'],
  part: Partial<Counts>,
  more: Partial<QuestionView> = {},
): QuestionView => {
  const all = { ...counts, ...part };
  const shown = state === 'open' || state === 'closed';
  return {
    revision: 0,
    item: 'itemitem0001',
    text,
    ...rule,
    live: true,
    canChange: true,
    seconds: null,
    state,
    order: 0,
    openedAt: shown ? Date.now() - 90_000 : null,
    closedAt: state === 'closed' ? Date.now() - 10_000 : null,
    endsAt: null,
    entitled: shown ? all.entitled : 0,
    voted: all.agree + all.disagree + all.other,
    published: false,
    tally: shown ? tally(rule, all) : null,
    ballots: null,
    roll: null,
    denials: {
      open: state === 'prepared' ? null : 'voting.not-prepared',
      close: state === 'open' ? null : 'voting.not-open',
      cancel: state === 'open' ? null : 'voting.not-open',
      publish: state === 'closed' ? null : 'voting.not-closed',
      edit: state === 'prepared' ? null : 'voting.not-prepared',
      remove: state === 'prepared' ? null : 'voting.not-prepared',
    },
    ...more,
  };
};

const text = 'Đồng chí có tán thành phương án dự toán thu, chi và phân bổ ngân sách năm 2027 không?';

/** A question in every state that a screen may meet. */
export const fixedQuestions: Readonly<Record<string, QuestionView>> = {
  questionprepared: question(text, 'prepared', {}),
  questiondenied: question(
    text,
    'prepared',
    {},
    {
      denials: {
        open: 'voting.another-open',
        close: 'voting.not-open',
        cancel: 'voting.not-open',
        publish: 'voting.not-closed',
        edit: null,
        remove: null,
      },
    },
  ),
  questionopen: question(text, 'open', { agree: 9, disagree: 2, other: 1 }, { endsAt: Date.now() + 95_000 }),
  questionenough: question(text, 'open', { agree: 14, disagree: 2, other: 1 }),
  questionpassed: question(text, 'closed', { agree: 18, disagree: 2, other: 1 }, { published: true }),
  questionfailed: question(text, 'closed', { agree: 8, disagree: 10, other: 2 }),
  questiontied: question(text, 'closed', { agree: 12, disagree: 12, entitled: 24, chair: 'agree' }),
  questioncancelled: question(text, 'cancelled', {}),
};
