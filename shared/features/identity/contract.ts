import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { id, type PersonId, type UnitId } from '../../kernel/ids.ts';

/** A sign-in name: 2 to 40 lower-case letters, digits, dot, dash, underscore. */
export const loginName = z.string().regex(/^[a-z0-9._-]{2,40}$/);
export const personName = z.string().trim().normalize('NFC').min(2).max(80);
const position = z.string().trim().normalize('NFC').max(120);

/** Accounts of one import at most: their first passwords are hashed slowly, and one message has to hold them. */
export const importMax = 200;
/** JSON of the rows of one import at most, in bytes: a message to the server is bounded. */
export const importBytesMax = 100_000;
const newAccount = z.object({ login: loginName, name: personName, position, unit: id<'Unit'>(), office: z.boolean() });
export type NewAccountRow = z.input<typeof newAccount>;

/** Six digits that open a tablet of the room, beside the password. */
export const pin = z.string().regex(/^\d{6}$/);

export const person = z.object({
  id: id<'Person'>(),
  login: z.string(),
  name: z.string(),
  position: z.string(),
  unit: id<'Unit'>(),
  unitName: z.string(),
  office: z.boolean(),
  administrator: z.boolean(),
  unitAdministrator: z.boolean(),
  locked: z.boolean(),
});
export type Person = z.infer<typeof person>;

export const session = z.object({
  person: person.nullable(),
  mustChangePassword: z.boolean(),
  protocol: z.number(),
  serverTime: z.number(),
  /** Key of this person's encrypted outbox on any device: 32 bytes, base64url; released only while signed in. */
  outboxKey: z.string().nullable(),
  /** The tablet of a room that asks; null for any other device. */
  device: z
    .object({
      name: z.string(),
      room: z.string(),
      seat: z.string(),
      /** Who sits at it behind the lock. */
      locked: z.object({ person: id<'Person'>(), name: z.string() }).nullable(),
      /** A PIN has opened it: what takes an office waits for the password. */
      byPin: z.boolean(),
      /** It was one and is it no longer: it erases what it keeps. */
      withdrawn: z.boolean(),
    })
    .nullable(),
  /** Nobody has an account yet: the set-up link that the server printed makes the first one. */
  unset: z.boolean(),
  /** Only in a demonstration: accounts that anybody may use, with their one known password. */
  demonstration: z
    .object({
      password: z.string(),
      accounts: z.array(
        z.object({
          login: z.string(),
          name: z.string(),
          role: z.enum(['chair', 'secretary', 'delegate', 'guest', 'administrator']),
        }),
      ),
    })
    .nullable(),
});
export type Session = z.infer<typeof session>;

export const identity = contract({
  name: 'identity',
  failures: [
    'identity.wrong-credentials',
    'identity.locked-out',
    'identity.account-locked',
    'identity.password-weak',
    'identity.password-same',
    'identity.password-wrong',
    'identity.login-taken',
    'identity.person-unknown',
    'identity.own-account',
    'identity.own-rights',
    'identity.unit-unknown',
    'identity.import-rows',
    'identity.beyond-rights',
    'identity.foreign-unit',
    'identity.pin-weak',
  ],
  commands: {
    addAccount: storeCommand({
      input: newAccount,
      /** The first password, shown once; it must be changed at the first sign-in. */
      reply: z.object({ person: id<'Person'>(), password: z.string() }),
      right: 'unit-administrator',
      example: (w) => ({
        input: {
          login: `u${w.newId().slice(0, 12)}`,
          name: 'Trần Thị Mới',
          position: 'Chuyên viên',
          unit: w.units[0]! as UnitId,
          office: false,
        },
      }),
    }),
    /** All of them or none; a refusal names the rows (from 1) that stand in the way. */
    importAccounts: storeCommand({
      input: z.object({ rows: z.array(newAccount).min(1).max(importMax) }),
      reply: z.object({ accounts: z.array(z.object({ login: z.string(), name: z.string(), password: z.string() })) }),
      right: 'unit-administrator',
      example: (w) => ({
        input: {
          rows: [
            {
              login: `u${w.newId().slice(0, 12)}`,
              name: 'Lý Thị Nhập',
              position: 'Chuyên viên',
              unit: w.units[0]! as UnitId,
              office: false,
            },
          ],
        },
      }),
    }),
    editAccount: storeCommand({
      input: z.object({
        person: id<'Person'>(),
        name: personName,
        position,
        unit: id<'Unit'>(),
        office: z.boolean(),
        administrator: z.boolean(),
        /** Absent: as it was. Only a system administrator changes it. */
        unitAdministrator: z.boolean().optional(),
      }),
      reply: z.object({}),
      right: 'unit-administrator',
      example: (w) => ({
        input: {
          person: w.people.stranger as PersonId,
          name: 'Trần Văn Sửa',
          position: 'Phó Trưởng phòng',
          unit: w.units[0]! as UnitId,
          office: false,
          administrator: false,
        },
      }),
    }),
    /** A new first password, shown once; the person is signed out everywhere. */
    resetPassword: storeCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({ password: z.string() }),
      right: 'unit-administrator',
      example: (w) => ({ input: { person: w.people.stranger as PersonId } }),
    }),
    /** For a person whose PIN somebody else may know: only the password opens a tablet of the room until he sets another. */
    clearPin: storeCommand({
      input: z.object({ person: id<'Person'>() }),
      reply: z.object({}),
      right: 'unit-administrator',
      example: (w) => ({ input: { person: w.people.stranger as PersonId } }),
    }),
    lockAccount: storeCommand({
      input: z.object({ person: id<'Person'>(), locked: z.boolean() }),
      reply: z.object({}),
      right: 'unit-administrator',
      example: (w) => ({ input: { person: w.people.stranger as PersonId, locked: true } }),
    }),
  },
  endpoints: {
    session: endpoint({
      method: 'GET',
      path: '/api/session',
      params: z.object({}),
      body: 'none',
      reply: session,
      right: 'anyone',
      example: () => ({ input: { params: {} } }),
    }),
    signIn: endpoint({
      method: 'POST',
      path: '/api/sign-in',
      params: z.object({}),
      body: z.object({ login: z.string().max(80), password: z.string().max(200) }),
      reply: session,
      right: 'anyone',
      example: () => ({ input: { params: {}, body: { login: 'nobody.at.all', password: 'not the password' } } }),
    }),
    signOut: endpoint({
      method: 'POST',
      path: '/api/sign-out',
      params: z.object({}),
      body: z.object({}),
      reply: z.object({}),
      right: 'anyone',
      example: () => ({ input: { params: {}, body: {} } }),
    }),
    changePassword: endpoint({
      method: 'POST',
      path: '/api/password',
      params: z.object({}),
      body: z.object({ current: z.string().max(200), next: z.string().max(200) }),
      reply: session,
      right: 'account',
      byPin: false,
      example: () => ({ input: { params: {}, body: { current: 'not the password', next: 'Another-good-1' } } }),
    }),
    /** Since when one has a PIN for tablets of rooms; null for none. */
    pin: endpoint({
      method: 'GET',
      path: '/api/pin',
      params: z.object({}),
      body: 'none',
      reply: z.object({ since: z.number().nullable() }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
    setPin: endpoint({
      method: 'POST',
      path: '/api/pin',
      params: z.object({}),
      body: z.object({ password: z.string().max(200), pin }),
      reply: z.object({}),
      right: 'account',
      example: () => ({ input: { params: {}, body: { password: 'not the password', pin: '284617' } } }),
    }),
    removePin: endpoint({
      method: 'DELETE',
      path: '/api/pin',
      params: z.object({}),
      body: 'none',
      reply: z.object({}),
      right: 'account',
      byPin: false,
      example: () => ({ input: { params: {} } }),
    }),
    people: endpoint({
      method: 'GET',
      path: '/api/people',
      /**
       * Part of a name, position or sign-in name, tone marks and đ ignored; empty for all; of a unit and those below it where
       * one is named. At most 200 come back.
       */
      params: z.object({ text: z.string().max(100).default(''), unit: id<'Unit'>().optional() }),
      body: 'none',
      reply: z.object({ people: z.array(person) }),
      right: 'office',
      example: () => ({ input: { params: { text: 'nguyen' } } }),
    }),
    /** As `people`, but only those whom one administers, locked ones too, by unit where one is named; `total` counts those beyond the 200 that come back. */
    accounts: endpoint({
      method: 'GET',
      path: '/api/accounts',
      params: z.object({ text: z.string().max(100).default(''), unit: id<'Unit'>().optional() }),
      body: 'none',
      reply: z.object({ people: z.array(person), total: z.number() }),
      right: 'unit-administrator',
      example: () => ({ input: { params: {} } }),
    }),
    /** Which of these sign-in names are taken. */
    takenLogins: endpoint({
      method: 'POST',
      path: '/api/accounts/taken',
      params: z.object({}),
      body: z.object({ logins: z.array(loginName).max(importMax) }),
      reply: z.object({ taken: z.array(z.string()) }),
      right: 'unit-administrator',
      example: () => ({ input: { params: {}, body: { logins: ['quantri'] } } }),
    }),
  },
});
