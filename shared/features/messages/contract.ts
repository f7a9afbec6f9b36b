import { z } from 'zod';
import { contract, endpoint, meetingCommand, mineView } from '../../kernel/contract.ts';
import { id, type MeetingId, type MessageId, type PersonId } from '../../kernel/ids.ts';

/** Letters of a message, and messages of one person in one meeting, at most; who runs it answers many. */
export const messageTextMax = 1000;
export const messagesMax = 300;
export const deskMessagesMax = 5000;
/** How long after the end of the meeting its messages can still be read. In days. */
export const messageDays = 7;

const message = id<'Message'>();
const person = id<'Person'>();

/** Whom a message is for: all, one person, or the desk (chair and secretary) in its exchange with one person. */
export const recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('desk'), person }),
  z.object({ kind: z.literal('person'), person }),
]);
export type Recipient = z.infer<typeof recipient>;

/** The same text for the same readers, as one of them sees them: a thread. */
export const keyOf = (to: Recipient): string => (to.kind === 'all' ? 'all' : `${to.kind}/${to.person}`);

/** With whom a message is exchanged, as one of its readers sees it. */
export const threadOf = ({ from, to }: { readonly from: string; readonly to: Recipient }, me: string): Recipient =>
  to.kind === 'person' && to.person === me ? { kind: 'person', person: from as PersonId } : to;

const seen = z.object({
  id: message,
  /** Its place among all messages of the meeting, from 1. */
  n: z.number(),
  from: person,
  to: recipient,
  at: z.number(),
  text: z.string(),
});
export type MessageView = z.infer<typeof seen>;

const meeting = id<'Meeting'>();

export const messages = contract({
  name: 'messages',
  failures: [
    'messages.all-by-managers',
    'messages.guests-to-desk',
    'messages.person-unknown',
    'messages.to-self',
    'messages.not-yours',
    'messages.too-many',
  ],
  commands: {
    /** By the server, once the words are kept: puts the message in its place. */
    record: meetingCommand({
      input: z.object({ message, from: person, to: recipient }),
      reply: z.object({}),
      right: 'clock',
      example: (w) => ({
        input: {
          message: 'tinnhan00001' as MessageId,
          from: w.people.delegate as PersonId,
          to: { kind: 'desk' as const, person: w.people.delegate as PersonId },
        },
      }),
    }),
  },
  views: {
    me: mineView(
      z.object({
        /** The last message that one may read; 0 where there is none. */
        last: z.number(),
        /** Why one can send none now, or not to others than the desk, as codes. */
        sendDenial: z.string().nullable(),
        othersDenial: z.string().nullable(),
        allDenial: z.string().nullable(),
      }),
    ),
  },
  endpoints: {
    /** Sends a message under an id that the device makes; the same id again adds nothing. */
    send: endpoint({
      method: 'PUT',
      path: '/api/meetings/:meeting/messages/:message',
      params: z.object({ meeting, message }),
      body: z.object({ to: recipient, text: z.string().trim().normalize('NFC').min(1).max(messageTextMax) }),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        input: {
          params: { meeting: w.meeting as MeetingId, message: w.newId() as MessageId },
          body: { to: { kind: 'desk' as const, person: w.me as PersonId }, text: 'Tài liệu thiếu phụ lục 2' },
        },
      }),
    }),
    /** What one may read and what came behind `after`, oldest first, with the names of those who took part. */
    list: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/messages',
      params: z.object({ meeting, after: z.coerce.number().int().min(0).default(0) }),
      body: 'none',
      reply: z.object({
        messages: z.array(seen),
        names: z.record(z.string(), z.string()),
        /** Of each thread, by `keyOf`, the last message that one has read. */
        seen: z.record(z.string(), z.number()),
      }),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
    see: endpoint({
      method: 'PUT',
      path: '/api/meetings/:meeting/messages-seen',
      params: z.object({ meeting }),
      body: z.object({ thread: recipient, n: z.number().int().min(0).max(1_000_000_000) }),
      reply: z.object({}),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId }, body: { thread: { kind: 'all' as const }, n: 0 } },
      }),
    }),
  },
});
