import { z } from 'zod';
import { classView, contract, meetingCommand } from '../../kernel/contract.ts';
import { type ItemId, id } from '../../kernel/ids.ts';
import { moment } from '../../kernel/moment.ts';

const text = {
  title: z.string().trim().min(3).max(300),
  /** Planned length. */
  minutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
  presenter: id<'Person'>().nullable().default(null),
  /** Which unit prepares its papers, and until when. */
  unit: id<'Unit'>().nullable().default(null),
  due: moment.nullable().default(null),
  /** Stands under the main item before it, and moves with it. */
  sub: z.boolean().default(false),
};

/** The item that was current on the screen of who pressed: of two who go on at once, one does. */
const seen = id<'Item'>().nullable().optional();

export const itemView = z.object({
  order: z.number(),
  title: z.string(),
  minutes: z.number(),
  presenter: id<'Person'>().nullable(),
  unit: id<'Unit'>().nullable(),
  due: z.number().nullable(),
  sub: z.boolean(),
  state: z.enum(['waiting', 'current', 'done']),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Why a manager cannot take it off the agenda now, or null; absent for other audiences. */
  removeDenial: z.string().nullable().optional(),
});
export type ItemView = z.infer<typeof itemView>;

export const agenda = contract({
  name: 'agenda',
  failures: [
    'agenda.item-unknown',
    'agenda.item-started',
    'agenda.item-current',
    'agenda.item-has-papers',
    'agenda.item-has-subs',
    'agenda.not-running',
    'agenda.no-current',
    'agenda.no-next',
    'agenda.moved-on',
    'agenda.vote-open',
  ],
  commands: {
    addItem: meetingCommand({
      input: z.object(text),
      reply: z.object({ item: id<'Item'>() }),
      right: 'managers',
      example: () => ({ input: { title: 'Công tác cải cách hành chính', minutes: 20 } }),
    }),
    editItem: meetingCommand({
      input: z.object({ item: id<'Item'>(), ...text }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { item: w.items[1]! as ItemId, title: 'Nội dung đã sửa', minutes: 15 } }),
    }),
    removeItem: meetingCommand({
      input: z.object({ item: id<'Item'>() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { item: w.items[2]! as ItemId } }),
    }),
    /** Puts an item, with those under it, before another, or last (`before: null`). */
    moveItem: meetingCommand({
      input: z.object({ item: id<'Item'>(), before: id<'Item'>().nullable() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({ input: { item: w.items[2]! as ItemId, before: w.items[1]! as ItemId } }),
    }),
    /** Makes an item the current one; the item that was current ends. */
    startItem: meetingCommand({
      input: z.object({ item: id<'Item'>() }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => ({
        before: [{ as: 'secretary', command: 'voting.close', input: { question: w.questions.open } }],
        input: { item: w.items[1]! as ItemId },
      }),
    }),
    endItem: meetingCommand({
      input: z.object({ current: seen }),
      reply: z.object({}),
      right: 'managers',
      byPin: true,
      example: (w) => ({
        before: [{ as: 'secretary', command: 'voting.close', input: { question: w.questions.open } }],
        input: {},
      }),
    }),
    /** Ends the current item, if there is one, and starts the one after it. */
    next: meetingCommand({
      input: z.object({ current: seen }),
      reply: z.object({ item: id<'Item'>() }),
      right: 'managers',
      byPin: true,
      example: (w) => ({
        before: [{ as: 'secretary', command: 'voting.close', input: { question: w.questions.open } }],
        input: {},
      }),
    }),
  },
  views: {
    items: classView(
      z.object({
        items: z.record(z.string(), itemView),
        current: id<'Item'>().nullable(),
        /** An item is current that this access class may not read. */
        closedDoor: z.boolean(),
        denials: z
          .object({ next: z.string().nullable(), endItem: z.string().nullable(), startItem: z.string().nullable() })
          .optional(),
      }),
    ),
  },
});
