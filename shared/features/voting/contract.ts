import { z } from 'zod';
import { classView, contract, meetingCommand, mineView } from '../../kernel/contract.ts';
import { type ItemId, id, type PersonId, type QuestionId } from '../../kernel/ids.ts';
import { bases, choices, shares, ties } from './tally.ts';

export const choice = z.enum(choices);
const question = id<'Question'>();
const opinion = z.string().trim().max(2000).default('');

/** What a question is until it is opened. */
const questionText = {
  item: id<'Item'>(),
  text: z.string().trim().min(3).max(600),
  rule: z.enum(shares),
  base: z.enum(bases),
  tie: z.enum(ties),
  live: z.boolean().default(false),
  canChange: z.boolean().default(true),
  /** The clock closes the vote after so many seconds; null for a vote that a manager closes. */
  seconds: z
    .number()
    .int()
    .min(10)
    .max(24 * 3600)
    .nullable()
    .default(null),
};

/** How often the question had been edited when the screen showed it: what somebody has not seen he neither opens nor overwrites. */
const revision = z.number().int().min(0).optional();

export const questionView = z.object({
  /** How often it was edited. */
  revision: z.number(),
  item: id<'Item'>(),
  text: z.string(),
  rule: z.enum(shares),
  base: z.enum(bases),
  tie: z.enum(ties),
  live: z.boolean(),
  canChange: z.boolean(),
  /** After how many seconds the clock closes it, or null. */
  seconds: z.number().nullable(),
  state: z.enum(['prepared', 'open', 'closed', 'cancelled']),
  order: z.number(),
  openedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  /** When the clock closes it, or null. */
  endsAt: z.number().nullable(),
  /** How many may vote, and how many have. */
  entitled: z.number(),
  voted: z.number(),
  published: z.boolean(),
  /** Numbers: for managers always; for others while the question is live, and after closing. */
  tally: z
    .object({
      agree: z.number(),
      disagree: z.number(),
      other: z.number(),
      notVoting: z.number(),
      /** What the share is taken of, how many agreeing it takes, how many are missing. */
      of: z.number(),
      needed: z.number(),
      missing: z.number(),
      tied: z.boolean(),
      passed: z.boolean(),
    })
    .nullable(),
  /** Who chose what: for managers always; for others once published. Ids of those who have no ballot are absent. */
  ballots: z
    .record(z.string(), z.object({ choice, text: z.string(), at: z.number(), by: z.enum(['self', 'secretary']) }))
    .nullable(),
  /** For managers while open or closed: who was entitled. */
  roll: z.array(id<'Person'>()).nullable(),
  denials: z
    .object({
      open: z.string().nullable(),
      close: z.string().nullable(),
      cancel: z.string().nullable(),
      publish: z.string().nullable(),
      edit: z.string().nullable(),
      remove: z.string().nullable(),
    })
    .optional(),
});
export type QuestionView = z.infer<typeof questionView>;

export const voting = contract({
  name: 'voting',
  failures: [
    'voting.item-unknown',
    'voting.question-unknown',
    'voting.not-running',
    'voting.another-open',
    'voting.not-prepared',
    'voting.changed-meanwhile',
    'voting.not-open',
    'voting.not-closed',
    'voting.nobody-present',
    'voting.not-entitled',
    'voting.already-entitled',
    'voting.already-cast',
    'voting.opinion-empty',
    'voting.not-a-member',
    'voting.already-published',
  ],
  commands: {
    prepare: meetingCommand({
      input: z.object(questionText),
      reply: z.object({ question }),
      right: 'managers',
      example: (w) => ({
        input: {
          item: w.items[0]! as ItemId,
          text: 'Thông qua báo cáo?',
          rule: 'majority' as const,
          base: 'all' as const,
          tie: 'chair' as const,
        },
      }),
    }),
    /** Puts all of a prepared question anew. */
    edit: meetingCommand({
      input: z.object({ question, ...questionText, revision }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        input: {
          question: w.questions.prepared as QuestionId,
          item: w.items[0]! as ItemId,
          text: 'Thông qua báo cáo đã sửa?',
          rule: 'two-thirds' as const,
          base: 'present' as const,
          tie: 'fails' as const,
          seconds: 120,
        },
      }),
    }),
    remove: meetingCommand({
      input: z.object({ question }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { question: w.questions.prepared as QuestionId } }),
    }),
    open: meetingCommand({
      input: z.object({ question, revision }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'voting.close', input: { question: w.questions.open } }],
        input: { question: w.questions.prepared as QuestionId },
      }),
    }),
    cast: meetingCommand({
      input: z.object({ question, choice, text: opinion }),
      reply: z.object({}),
      right: 'members',
      // A choice that nobody can see any more must not arrive once its person has thought again.
      atOnce: true,
      example: (w) => ({
        input: {
          question: w.questions.open as QuestionId,
          choice: 'other' as const,
          text: 'Đề nghị bổ sung nguồn vốn.',
        },
      }),
    }),
    /** The ballot of somebody whose tablet is dead, said aloud and entered by a manager; marked so for ever. */
    castFor: meetingCommand({
      input: z.object({ question, person: id<'Person'>(), choice, text: opinion }),
      reply: z.object({}),
      right: 'managers',
      atOnce: true,
      example: (w) => ({
        input: {
          question: w.questions.open as QuestionId,
          person: w.people.member as PersonId,
          choice: 'agree' as const,
        },
      }),
    }),
    /** Lets a member vote who came after the vote was opened. */
    admit: meetingCommand({
      input: z.object({ question, person: id<'Person'>() }),
      reply: z.object({}),
      right: 'chair',
      example: (w) => ({
        before: [
          { as: 'secretary', command: 'participants.add', input: { person: w.people.stranger, votes: true } },
          { as: 'secretary', command: 'attendance.checkInFor', input: { person: w.people.stranger } },
        ],
        input: { question: w.questions.open as QuestionId, person: w.people.stranger as PersonId },
      }),
    }),
    /** Also by the clock. */
    close: meetingCommand({
      input: z.object({ question }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { question: w.questions.open as QuestionId } }),
    }),
    /** For a vote that was opened by mistake: no result, the ballots stay in the record. */
    cancel: meetingCommand({
      input: z.object({ question, reason: z.string().trim().min(3).max(300) }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { question: w.questions.open as QuestionId, reason: 'Mở nhầm nội dung' } }),
    }),
    /** Shows who chose what to all participants. */
    publish: meetingCommand({
      input: z.object({ question }),
      reply: z.object({}),
      right: 'managers',
      afterClosing: true,
      example: (w) => ({ input: { question: w.questions.closed as QuestionId } }),
    }),
  },
  views: {
    board: classView(
      z.object({
        questions: z.record(z.string(), questionView),
        open: question.nullable(),
      }),
    ),
    /** The open question as it concerns one: may he vote, and what has he chosen. */
    me: mineView(
      z.object({
        open: z
          .object({
            question,
            entitled: z.boolean(),
            choice: choice.nullable(),
            text: z.string(),
            /** The text goes on beyond what is here; whole it stands in the record. */
            cut: z.boolean(),
            by: z.enum(['self', 'secretary']),
            castDenial: z.string().nullable(),
          })
          .nullable(),
      }),
    ),
  },
});
