import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand, mineView } from '../../kernel/contract.ts';
import { type DocumentId, id, type MeetingId, type OpinionId } from '../../kernel/ids.ts';

/** What becomes of an opinion: taken over (tiếp thu), explained (giải trình), or the paper stays as it is (giữ nguyên). */
export const results = ['accepted', 'explained', 'kept'] as const;
export type OpinionResult = (typeof results)[number];

/** Letters of an opinion, of the words of the paper that it quotes, and of an answer at most. */
export const opinionTextMax = 4000;
export const opinionQuoteMax = 1000;
export const answerTextMax = 4000;
/** Opinions of one person in one meeting at most, those that he withdrew counted in. */
export const opinionsMax = 100;

const opinion = id<'Opinion'>();
/** Left, bottom, right, top in 1/8 pt of user space, as marks lie. */
const place = z.array(z.number().int().min(-1_000_000).max(1_000_000)).length(4);

/** What an opinion is about. */
const about = {
  document: id<'Document'>(),
  version: z.number().int().min(1),
  page: z.number().int().min(1),
  /** Null of an opinion on the page as a whole. */
  place: place.nullable(),
};

const answer = z.object({
  result: z.enum(results),
  text: z.string(),
  by: id<'Person'>(),
  at: z.number(),
});
export type AnswerView = z.infer<typeof answer>;

/** What the author and the managers see alike. */
const seen = {
  ...about,
  /** The words of the paper; empty for who may not read it (any more). */
  quote: z.string(),
  /** The author's words; empty, as the answer's are, once a paper marked Mật is read by nobody. */
  text: z.string(),
  at: z.number(),
  /** Who looks may read the paper. */
  readable: z.boolean(),
  /** The paper is marked Mật: nothing of it is exported. */
  secret: z.boolean(),
  /** The latest one. */
  answer: answer.nullable(),
};

const ownOpinion = z.object({
  id: opinion,
  ...seen,
  /** The key of the author's mark that it was made from, in the paper's version. */
  mark: z.string().nullable(),
  withdrawDenial: z.string().nullable(),
});
export type OwnOpinion = z.infer<typeof ownOpinion>;

const receivedOpinion = z.object({
  ...seen,
  person: id<'Person'>(),
  /** Answers before the latest one, oldest first. */
  earlier: z.array(answer),
});
export type ReceivedOpinion = z.infer<typeof receivedOpinion>;

const sample = (opinion: string, document: string) => ({
  opinion: opinion as OpinionId,
  document: document as DocumentId,
  version: 1,
  page: 1,
  place: [800, 4000, 2400, 4100],
  quote: 'Nội dung của tài liệu',
  text: 'Đề nghị làm rõ nguồn vốn.',
});

export const opinions = contract({
  name: 'opinions',
  failures: [
    'opinions.paper-unknown',
    'opinions.page-unknown',
    'opinions.already-sent',
    'opinions.too-many',
    'opinions.unknown',
    'opinions.answered',
    'opinions.explanation-missing',
  ],
  commands: {
    /** Sends an opinion on a paper to who runs the meeting, under an id that the device makes. The author is who sends. */
    submit: meetingCommand({
      input: z.object({
        opinion,
        ...about,
        quote: z.string().trim().normalize('NFC').max(opinionQuoteMax).default(''),
        text: z.string().trim().normalize('NFC').min(1).max(opinionTextMax),
        mark: z
          .string()
          .regex(/^[a-z0-9]{1,40}$/)
          .nullable()
          .default(null),
      }),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({ input: sample('ykien0000001', w.documents.open) }),
    }),
    /** By its author, while nobody has answered. */
    withdraw: meetingCommand({
      input: z.object({ opinion }),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        before: [{ as: 'me', command: 'opinions.submit', input: sample('ykien0000002', w.documents.open) }],
        input: { opinion: 'ykien0000002' as OpinionId },
      }),
    }),
    /** Answers an opinion, or answers it anew: the answer before stays in the record. */
    answer: meetingCommand({
      input: z.object({
        opinion,
        result: z.enum(results),
        /** What is not accepted is given a reason. */
        text: z.string().trim().normalize('NFC').max(answerTextMax).default(''),
      }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'delegate', command: 'opinions.submit', input: sample('ykien0000003', w.documents.open) }],
        input: { opinion: 'ykien0000003' as OpinionId, result: 'explained' as const, text: 'Đã nêu tại phụ lục 2.' },
      }),
    }),
  },
  views: {
    /** All that was sent and not withdrawn, for who runs the meeting. */
    board: classView(
      z.object({
        opinions: z.record(z.string(), receivedOpinion),
        /** Those who have sent one, also who no longer takes part; «đã xóa» once a person was erased. */
        authors: z.record(z.string(), z.object({ name: z.string(), position: z.string(), unit: z.string() })),
        answerDenial: z.string().nullable(),
      }),
      'managers',
    ),
    /** Tells that something of one's own opinions has changed; what they say is read by `mine`. */
    me: mineView(
      z.object({
        /** Grows with everything that becomes of one's opinions. */
        changes: z.number(),
        /** Answers that one was given so far. */
        answers: z.number(),
        submitDenial: z.string().nullable(),
      }),
    ),
  },
  endpoints: {
    /** One's own opinions, in the order in which they were sent. */
    mine: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/opinions',
      params: z.object({ meeting: id<'Meeting'>() }),
      body: 'none',
      reply: z.object({ opinions: z.array(ownOpinion) }),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
  },
});
