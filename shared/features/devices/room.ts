import { z } from 'zod';
import { endpoint, storeCommand } from '../../kernel/contract.ts';
import { type DeviceId, id, type MeetingId, type PersonId, type QuestionId } from '../../kernel/ids.ts';
import { pin, session } from '../identity/contract.ts';
import { choices } from '../voting/tally.ts';

// Tablets that belong to a room: how they are enrolled, who sits at them, and how they lock.

/** How long the code that enrols a tablet holds. In ms. */
export const enrolMs = 15 * 60_000;
/** How long before it locks a tablet says so. In ms. */
export const warnMs = 30_000;
/** How often a tablet tells how it is. In ms. */
export const reportMs = 30_000;

const device = id<'Device'>();
const place = {
  name: z.string().trim().normalize('NFC').min(1).max(60),
  room: z.string().trim().normalize('NFC').min(1).max(120),
  /** What stands on the seat; empty for none. */
  seat: z.string().trim().normalize('NFC').max(40),
};
const example = { name: 'Máy 12', room: 'Phòng họp số 1', seat: 'A12' };

export const orders = ['lock', 'sign-out', 'erase'] as const;
export type Order = (typeof orders)[number];

export const roomFailures = [
  'devices.device-unknown',
  'devices.not-enrolled',
  'devices.enrol-code',
  'devices.enrol-locked',
  'devices.pin-wrong',
  'devices.pin-locked',
  'devices.not-today',
  'devices.not-invited',
  'devices.not-locked',
  'devices.erasing',
] as const;

/** How a tablet is, as it said last. */
const health = {
  /** Browser and system, such as *Chrome, Android*. */
  label: z.string().trim().max(80),
  /** Of its page. */
  build: z.string().max(40),
  /** Percent; null where the browser does not tell. */
  battery: z.number().int().min(0).max(100).nullable(),
  charging: z.boolean().nullable(),
  /** Bytes that the browser may still keep. */
  free: z.number().int().min(0).nullable(),
};

export const roomDevice = z.object({
  device,
  ...place,
  ...health,
  enrolled: z.number().nullable(),
  seen: z.number().nullable(),
  connected: z.boolean(),
  /** Who sits at it. */
  person: z.string().nullable(),
  locked: z.boolean(),
  /** It has not erased yet what it was told to erase. */
  erasing: z.boolean(),
  /** Until when its code holds; null where there is none. */
  codeUntil: z.number().nullable(),
});
export type RoomDeviceRow = z.infer<typeof roomDevice>;

/** An open vote as it shows through the lock. */
export const shownVote = z.object({
  meeting: id<'Meeting'>(),
  question: id<'Question'>(),
  text: z.string(),
  endsAt: z.number().nullable(),
  /** When he has voted; what, a locked tablet tells nobody who passes by. */
  castAt: z.number().nullable(),
  canChange: z.boolean(),
});
export type ShownVote = z.infer<typeof shownVote>;

/** What a tablet of a room has to know of itself. */
export const here = z.object({
  /** Who sits at it, before the lock or behind it. */
  sitter: id<'Person'>().nullable(),
  locked: z.boolean(),
  /** It erases all that it keeps, and says when it has. */
  erase: z.boolean(),
  /** After how long without a touch it locks. In ms. */
  idleMs: z.number(),
  vote: shownVote.nullable(),
});
export type Here = z.infer<typeof here>;

export const seatedMeeting = z.object({
  title: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
});

export const roomCommands = {
  addRoomDevice: storeCommand({
    input: z.object(place),
    reply: z.object({ device }),
    right: 'administrator',
    example: () => ({ input: example }),
  }),
  editRoomDevice: storeCommand({
    input: z.object({ device, ...place }),
    reply: z.object({}),
    right: 'administrator',
    example: (w) => ({ input: { device: w.roomDevice as DeviceId, ...example } }),
  }),
  /** It belongs to no room from now on, and erases what it keeps at its next contact. */
  withdrawRoomDevice: storeCommand({
    input: z.object({ device }),
    reply: z.object({}),
    right: 'administrator',
    example: (w) => ({ input: { device: w.roomDevice as DeviceId } }),
  }),
  /** At once where it is connected. Lock and sign-out hold at once in any case: the server lets its session in no longer. */
  orderRoomDevice: storeCommand({
    input: z.object({ device, order: z.enum(orders) }),
    reply: z.object({ connected: z.boolean() }),
    right: 'administrator',
    example: (w) => ({ input: { device: w.roomDevice as DeviceId, order: 'lock' as const } }),
  }),
};

const pinned = z.object({ pin });

export const roomEndpoints = {
  roomDevices: endpoint({
    method: 'GET',
    path: '/api/room-devices',
    params: z.object({}),
    body: 'none',
    reply: z.object({ devices: z.array(roomDevice) }),
    right: 'administrator',
    example: () => ({ input: { params: {} } }),
  }),
  /** A new code for a tablet; an earlier one no longer holds. Who enrols by it takes the place of the tablet before. */
  enrolCode: endpoint({
    method: 'POST',
    path: '/api/room-devices/:device/code',
    params: z.object({ device }),
    body: z.object({}),
    reply: z.object({ code: z.string(), until: z.number() }),
    right: 'administrator',
    example: (w) => ({ input: { params: { device: w.roomDevice as DeviceId }, body: {} } }),
  }),
  /** Makes this browser a tablet of a room, by the code that an administrator was shown. */
  enrol: endpoint({
    method: 'POST',
    path: '/api/room-device',
    params: z.object({}),
    body: z.object({ code: z.string().max(20), label: z.string().trim().max(80) }),
    reply: z.object(place),
    right: 'anyone',
    example: () => ({ input: { params: {}, body: { code: '00000000', label: 'Chrome, Android' } } }),
  }),
  /** Told now and then: how this tablet is, and how long ago it was touched. Answers what has changed for it. */
  report: endpoint({
    method: 'POST',
    path: '/api/room-device/report',
    params: z.object({}),
    body: z.object({ ...health, idleMs: z.number().int().min(0) }),
    reply: here,
    right: 'anyone',
    example: () => ({
      input: {
        params: {},
        body: { label: 'Chrome, Android', build: '', battery: 80, charging: true, free: 1_000_000, idleMs: 0 },
      },
    }),
  }),
  /** This tablet has erased what it kept. */
  erased: endpoint({
    method: 'POST',
    path: '/api/room-device/erased',
    params: z.object({}),
    body: z.object({}),
    reply: z.object({}),
    right: 'anyone',
    example: () => ({ input: { params: {}, body: {} } }),
  }),
  /** Who is invited to today's meetings in the room of this tablet. */
  seats: endpoint({
    method: 'GET',
    path: '/api/room-device/people',
    params: z.object({}),
    body: 'none',
    reply: z.object({
      meetings: z.array(seatedMeeting),
      people: z.array(z.object({ person: id<'Person'>(), name: z.string(), position: z.string() })),
    }),
    right: 'anyone',
    example: () => ({ input: { params: {} } }),
  }),
  signInByPin: endpoint({
    method: 'POST',
    path: '/api/room-device/sign-in',
    params: z.object({}),
    body: z.object({ person: id<'Person'>(), pin }),
    reply: session,
    right: 'anyone',
    example: (w) => ({ input: { params: {}, body: { person: w.people.stranger as PersonId, pin: '284617' } } }),
  }),
  lock: endpoint({
    method: 'POST',
    path: '/api/room-device/lock',
    params: z.object({}),
    body: z.object({}),
    reply: session,
    right: 'anyone',
    example: () => ({ input: { params: {}, body: {} } }),
  }),
  /** Opens the lock for who sits behind it. */
  unlock: endpoint({
    method: 'POST',
    path: '/api/room-device/unlock',
    params: z.object({}),
    body: z.union([pinned, z.object({ password: z.string().max(200) })]),
    reply: session,
    right: 'anyone',
    example: () => ({ input: { params: {}, body: { pin: '284617' } } }),
  }),
  /**
   * What was typed wrong in a participant's name at tablets of rooms is forgotten: somebody who sees him lets him in again whom others
   * have shut out.
   */
  letIn: endpoint({
    method: 'POST',
    path: '/api/meetings/:meeting/room-devices/let-in',
    params: z.object({ meeting: id<'Meeting'>() }),
    body: z.object({ person: id<'Person'>() }),
    reply: z.object({}),
    right: 'managers',
    example: (w) => ({
      input: { params: { meeting: w.meeting as MeetingId }, body: { person: w.people.delegate as PersonId } },
    }),
  }),
  /** A ballot through the lock; the tablet stays locked. `command` is made by the tablet, once for all retries. */
  cast: endpoint({
    method: 'POST',
    path: '/api/room-device/ballot',
    params: z.object({}),
    body: z.object({
      pin,
      command: id<'Command'>(),
      meeting: id<'Meeting'>(),
      question: id<'Question'>(),
      choice: z.enum(choices),
      text: z.string().trim().max(2000).default(''),
    }),
    reply: z.object({}),
    right: 'anyone',
    example: (w) => ({
      input: {
        params: {},
        body: {
          pin: '284617',
          command: w.newId(),
          meeting: w.meeting as MeetingId,
          question: w.questions.open as QuestionId,
          choice: 'agree' as const,
        },
      },
    }),
  }),
};
