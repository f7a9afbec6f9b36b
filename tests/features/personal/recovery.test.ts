import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromBase64, toBase64url } from '../../../renderer/kernel/base64.ts';
import { unwrapRecovered, wrapForRecovery } from '../../../renderer/kernel/key-recovery.ts';
import { ownKeyFrom, wrapKey } from '../../../renderer/kernel/own-key.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { readStream } from '../../../server/kernel/stream.ts';
import { makeCode, readCode } from '../../../shared/features/personal/recovery-code.ts';
import { officeStream } from '../../../shared/kernel/ids.ts';
import { actor, type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
let folder: string;
let now = 0;
const hour = 3_600_000;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-recovery-'));
  now = Date.parse('2026-11-27T08:00:00Z');
  house = await openHouse({ folder, now: () => now });
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
  // The world's office offers it already; here it begins as an office does.
  await send('administrator', 'offerRecovery', { offered: false });
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends a command as somebody with his own rights; the code of its failure, or ok. */
async function send(who: keyof Cast, name: string, input: unknown = {}): Promise<string> {
  const rights = {
    office: false,
    administrator: who === 'administrator',
    unitAdministrator: who === 'unit-administrator',
  };
  const call = { name: `personal.${name}`, id: newId(), input };
  const reply = await house.server.homes.submit(officeStream, actor(cast[who], rights), call);
  return reply.ok ? 'ok' : reply.failure.code;
}
const ask = async <T = Record<string, string>>(who: keyof Cast, path: string, body?: unknown, method = 'POST') => {
  const headers = { cookie: await house.cookie(cast[who]), 'content-type': 'application/json', origin: house.url };
  const response = await fetch(`${house.url}/api/personal/${path}`, {
    method: body === undefined ? 'GET' : method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T & { failure?: { code: string } };
};
const take = (who: keyof Cast, attempt = 'lanthu000001') => ask(who, 'recovery/part', { attempt });
const state = (who: keyof Cast) =>
  ask<{ offered: boolean; since: number | null; until: number | null }>(who, 'recovery');
const log = async () =>
  (await readStream(house.server.store.read, house.server.keys.log, officeStream)).facts.filter(({ type }) =>
    type.startsWith('personal.'),
  );

/** Wraps a key as a page does, and has the server keep it. */
async function setUp(who: keyof Cast, raw: Uint8Array = randomBytes(32)) {
  const code = readCode(makeCode(randomBytes(22)))!;
  const { id, part } = (await ask(who, 'recovery/new', {})) as { id: string; part: string };
  const halves = { person: cast[who], id, part, code };
  const wrapped = await wrapForRecovery(raw, halves);
  expect(await send(who, 'keepRecovery', { id, wrapped })).toBe('ok');
  return { ...halves, wrapped };
}

it('Q4 it is off until the office and the person turn it on, and each step is in the log', async () => {
  expect(await state('delegate')).toEqual({ offered: false, since: null, until: null });
  expect((await ask('delegate', 'recovery/new', {})).failure?.code).toBe('personal.recovery-off');
  const kept = { id: newId(), wrapped: 'a2hvYQ' };
  expect(await send('delegate', 'keepRecovery', kept)).toBe('personal.recovery-off');
  for (const who of ['delegate', 'secretary', 'unit-administrator'] as const)
    expect(await send(who, 'offerRecovery', { offered: true })).toBe('forbidden');
  const before = (await log()).length;
  expect(await send('administrator', 'offerRecovery', { offered: true })).toBe('ok');
  expect(await state('delegate'), 'offered, not turned on').toEqual({ offered: true, since: null, until: null });
  await setUp('delegate');
  expect(await state('delegate')).toEqual({ offered: true, since: now, until: null });
  expect(await send('administrator', 'releaseRecovery', { person: cast.delegate })).toBe('ok');
  await take('delegate');
  expect(await send('delegate', 'endRecovery')).toBe('ok');
  expect((await log()).slice(before).map(({ type, by, data }) => [type, by, data])).toEqual([
    ['personal.offerRecovery', cast.administrator, { offered: true }],
    ['personal.keepRecovery', cast.delegate, {}],
    ['personal.releaseRecovery', cast.administrator, { person: cast.delegate, until: now + 24 * hour }],
    ['personal.recoveryTaken', cast.delegate, {}],
    ['personal.endRecovery', cast.delegate, {}],
  ]);
});

it('Q5 twenty planted notes are opened by both halves together and by neither alone', async () => {
  await send('administrator', 'offerRecovery', { offered: true });
  const raw = new Uint8Array(randomBytes(32));
  const key = await ownKeyFrom(raw, cast.delegate);
  const slot = await key.slotOf('notes');
  const notes = Array.from({ length: 20 }, (_, i) => `Nhận xét riêng số ${i}`);
  const headers = { cookie: await house.cookie(cast.delegate), 'content-type': 'application/json', origin: house.url };
  for (const [i, note] of notes.entries()) {
    const body = toBase64url(await key.seal(slot, new TextEncoder().encode(note)));
    const path = `${house.url}/api/meetings/${world.meeting}/personal/${slot}`;
    const id = `manh${String(i).padStart(8, '0')}`;
    await fetch(path, { method: 'POST', headers, body: JSON.stringify({ id, body }) });
  }
  const { code, part, id, wrapped, person } = await setUp('delegate', raw);
  const other = await setUp('chair');
  // A copy of everything, the keys folder too: it makes the server's part, as an administrator of the machine could.
  const stored = await house.server.store.read.selectFrom('personal_recovery').selectAll().execute();
  const row = stored.find((one) => one.person === cast.delegate)!;
  const secret = readFileSync(join(folder, 'keys', 'outbox.key'));
  const made = createHmac('sha256', secret).update(`recovery/${person}/${id}`).digest('base64url');
  expect(made, 'the copy has the server part').toBe(part);
  const all = Buffer.concat(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path)),
  );
  const tables = Buffer.concat(
    readdirSync(folder)
      .filter((name) => name.startsWith('nghisu.sqlite'))
      .map((name) => readFileSync(join(folder, name))),
  );
  for (const half of [code, makeCode(new Uint8Array(22)), Buffer.from(code).toString('base64').slice(0, 24)])
    expect(all.includes(Buffer.from(half)), half).toBe(false);
  expect(all.includes(Buffer.from(raw))).toBe(false);
  expect(tables.includes(Buffer.from(wrapped)), 'the search works').toBe(true);
  for (const half of [part, fromBase64(part), secret]) expect(tables.includes(Buffer.from(half))).toBe(false);
  const tried = async (halves: Partial<typeof other>) =>
    unwrapRecovered(row.wrapped, { person, id, part, code, ...halves });
  for (const guess of ['', '0'.repeat(24), other.code, part, id])
    expect(await tried({ code: guess }), 'the server part alone').toBeUndefined();
  const anew = (await ask('delegate', 'recovery/new', {})) as { part: string };
  for (const guess of ['', toBase64url(new Uint8Array(32)), other.part, anew.part, code])
    expect(await tried({ part: guess }), 'the code alone').toBeUndefined();
  expect(await tried({ id: other.id })).toBeUndefined();
  expect(await tried({ person: cast.chair })).toBeUndefined();
  const opened = await tried({});
  expect(opened).toEqual(raw);
  const again = await ownKeyFrom(opened!, person);
  const bodies = await house.server.store.read.selectFrom('personal_pieces').select('body').orderBy('n').execute();
  const read = await Promise.all(bodies.map(({ body }) => again.open(slot, new Uint8Array(body))));
  expect(read.map((bytes) => new TextDecoder().decode(bytes))).toEqual(notes);
});

it('Q6 the part is told to its person alone, once, while a release holds', async () => {
  await send('administrator', 'offerRecovery', { offered: true });
  const release = (who: keyof Cast, person: string) => send(who, 'releaseRecovery', { person });
  expect(await release('administrator', cast.delegate)).toBe('personal.no-recovery');
  const { part, wrapped, id } = await setUp('delegate');
  await setUp('member');
  await setUp('administrator');
  expect((await take('delegate')).failure?.code, 'not released').toBe('personal.not-released');
  for (const who of ['delegate', 'chair', 'secretary', 'office', 'unit-administrator'] as const)
    expect(await release(who, cast.delegate), who).toBe('forbidden');
  expect(await release('administrator', cast.administrator)).toBe('personal.own-release');
  expect(await release('administrator', cast.delegate)).toBe('ok');
  expect((await state('delegate')).until).toBe(now + 24 * hour);
  for (const who of ['administrator', 'member'] as const)
    expect((await take(who)).failure?.code, `${who} has nothing of it`).toBe('personal.not-released');
  expect((await take('outsider')).failure?.code).toBe('personal.no-recovery');
  now += 24 * hour;
  expect((await take('delegate')).failure?.code, 'a day later').toBe('personal.not-released');
  expect(await release('administrator', cast.delegate)).toBe('ok');
  now += 24 * hour - 1;
  const attempts = ['lanthu000001', 'lanthu000002'];
  const both = await Promise.all(attempts.map((attempt) => take('delegate', attempt)));
  expect(both.filter(({ failure }) => failure === undefined)).toEqual([{ id, part, wrapped }]);
  expect(both.find(({ failure }) => failure)?.failure?.code, 'one of two').toBe('personal.not-released');
  expect((await take('delegate', 'lanthu000003')).failure?.code, 'a later one').toBe('personal.not-released');
  const again = await Promise.all(attempts.map((attempt) => take('delegate', attempt)));
  expect(
    again.map(({ part: told }) => told),
    'its answer was lost: the same attempt asks again',
  ).toEqual(both.map(({ part: told }) => told));
  expect((await state('delegate')).until, 'used').toBeNull();
  now += 1;
  for (const attempt of attempts)
    expect((await take('delegate', attempt)).failure?.code, 'and never after').toBe('personal.not-released');
  const list = await ask<{ people: { person: string; taken: boolean; until: number | null }[] }>(
    'administrator',
    'recoveries',
  );
  expect(list.people.find(({ person }) => person === cast.delegate)).toMatchObject({ taken: true, until: null });
  expect(JSON.stringify(list)).not.toContain(wrapped);
  expect((await ask('unit-administrator', 'recoveries')).failure?.code).toBe('forbidden');
});

it('Q7 a recovery ends by its person, by the office, by a new key and by its use', async () => {
  const rows = async () =>
    (await house.server.store.read.selectFrom('personal_recovery').select('person').orderBy('person').execute()).map(
      ({ person }) => person,
    );
  const keep = async (id: string, replaces: string | null, endsRecovery: boolean) =>
    ask(
      'delegate',
      'key',
      { key: { ...(await wrapKey(randomBytes(32), cast.delegate, 'x')), id }, replaces, endsRecovery },
      'PUT',
    );
  await send('administrator', 'offerRecovery', { offered: true });
  await setUp('delegate');
  await setUp('member');
  expect(await send('delegate', 'endRecovery')).toBe('ok');
  expect(await rows()).toEqual([cast.member]);
  expect(await send('delegate', 'endRecovery'), 'again').toBe('ok');
  const first = await setUp('delegate');
  expect(await send('administrator', 'releaseRecovery', { person: cast.delegate })).toBe('ok');
  const second = await setUp('delegate');
  expect(second.part).not.toBe(first.part);
  expect((await take('delegate')).failure?.code, 'released for the one before').toBe('personal.not-released');
  expect(await keep('khoathumot00', null, false), 'another password').toEqual({});
  expect((await rows()).length).toBe(2);
  expect((await keep('khoathuhai00', null, true)).failure?.code).toBe('personal.key-changed');
  expect((await rows()).length, 'a refused key ends nothing').toBe(2);
  expect(await keep('khoathuhai00', 'khoathumot00', true)).toEqual({});
  expect(await rows()).toEqual([cast.member]);
  await setUp('delegate');
  expect(await send('administrator', 'offerRecovery', { offered: false })).toBe('ok');
  expect(await rows()).toEqual([]);
  expect((await log()).at(-1)?.data).toEqual({ offered: false, removed: 2 });
  expect((await take('member')).failure?.code).toBe('personal.no-recovery');
  expect(await send('administrator', 'releaseRecovery', { person: cast.member })).toBe('personal.recovery-off');
});

it('Q8 a code has 110 bits of chance, and slips of the hand are told', () => {
  const random = fc.uint8Array({ minLength: 22, maxLength: 22 });
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  fc.assert(
    fc.property(random, (bytes) => {
      const shown = makeCode(bytes);
      expect(shown).toMatch(/^(\w{4} ){5}\w{4}$/);
      const code = shown.replaceAll(' ', '');
      const asTyped = [shown, code, shown.toLowerCase(), shown.replaceAll(' ', '-'), ` ${shown}\n`];
      const alike = code.replaceAll('0', 'o').replaceAll('1', 'l');
      for (const typed of [...asTyped, alike, alike.toUpperCase()]) expect(readCode(typed)).toBe(code);
      for (let at = 0; at < code.length; at += 1) {
        for (const sign of signs)
          if (sign !== code[at]) expect(readCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeUndefined();
        const [a, b] = [code[at]!, code[at + 1]];
        if (b !== undefined && a !== b)
          expect(readCode(code.slice(0, at) + b + a + code.slice(at + 2))).toBeUndefined();
        expect(readCode(code.slice(0, at) + code.slice(at + 1)), 'one is missing').toBeUndefined();
      }
      expect(readCode(`${code}0`)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
  // Each of the 22 signs takes all 32 values: five bits each.
  for (let at = 0; at < 22; at += 1) {
    const seen = new Set(
      Array.from({ length: 32 }, (_, value) => readCode(makeCode(new Uint8Array(22).fill(value, at, at + 1)))?.[at]),
    );
    expect(seen.size).toBe(32);
  }
});
