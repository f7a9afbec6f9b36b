import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonalInk } from '../../../renderer/features/annotations/personal-ink.ts';
import { fromBase64, toBase64url } from '../../../renderer/kernel/base64.ts';
import { type OwnKey, ownKeyFrom } from '../../../renderer/kernel/own-key.ts';
import { packMark, penMark } from '../../../shared/features/annotations/mark.ts';
import type { WrappedKey } from '../../../shared/features/personal/contract.ts';
import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import { openTablet, type Tablet, until } from '../../collab/room.ts';
import { type House, openHouse } from '../../support/house.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../../support/world.ts';

let house: House;
let cast: Cast;
let world: MadeWorld;
let folder: string;
const open: Tablet[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-personal-'));
  house = await openHouse({ folder });
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
});
afterEach(async () => {
  for (const tablet of open.splice(0)) tablet.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (person: string, path: string, method = 'GET', body?: unknown) => {
  const headers = { cookie: await house.cookie(person), 'content-type': 'application/json', origin: house.url };
  const response = await fetch(`${house.url}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { failure?: { code: string } } & Record<string, unknown>;
};
const slotPath = (slot: string, meeting = world.meeting) => `/api/meetings/${meeting}/personal/${slot}`;
const slot = 'ab'.repeat(16);

/** Private ink as the page keeps it, over this test's addresses. */
const personalOf = (person: string, key: OwnKey): PersonalInk => ({
  load: async (name, after) => {
    const at = await key.slotOf(name);
    const answer = (await ask(person, `${slotPath(at)}?after=${after}`)) as unknown as {
      pieces: { n: number; body: string }[];
    };
    const opened = await Promise.all(answer.pieces.map(({ body }) => key.open(at, fromBase64(body))));
    return ok({ updates: opened.filter((one) => one !== undefined), last: answer.pieces.at(-1)?.n ?? after });
  },
  keep: async (name, id, update): Promise<Result<unknown>> => {
    const at = await key.slotOf(name);
    const said = await ask(person, slotPath(at), 'POST', { id, body: toBase64url(await key.seal(at, update)) });
    return said.failure ? fail(said.failure.code as 'personal.too-much') : ok({});
  },
});

it('Q2 pieces come back in order and once each, to their owner alone, also after closing', async () => {
  const add = (person: string, id: string, text: string) =>
    ask(person, slotPath(slot), 'POST', { id, body: toBase64url(new TextEncoder().encode(text)) });
  for (const [id, text] of [
    ['manh00000001', 'mot'],
    ['manh00000002', 'hai'],
    ['manh00000001', 'mot lan nua'],
  ] as const)
    expect(await add(cast.delegate, id, text)).toEqual({});
  const read = async (person: string, after = 0) =>
    (
      ((await ask(person, `${slotPath(slot)}?after=${after}`)) as unknown as { pieces?: { body: string }[] }).pieces ??
      []
    ).map(({ body }) => Buffer.from(body, 'base64url').toString());
  expect(await read(cast.delegate)).toEqual(['mot', 'hai']);
  expect(await read(cast.delegate, 1)).toEqual(['hai']);
  for (const person of [cast.secretary, cast.chair, cast.member]) expect(await read(person)).toEqual([]);
  expect((await add(cast.outsider, 'manh00000003', 'la')).failure?.code).toBe('forbidden');
  await house.act(world.meeting, cast.secretary, 'meetings.close', {});
  expect(await add(cast.delegate, 'manh00000004', 'sau hop')).toEqual({});
  await house.close();
  house = await openHouse({ folder });
  expect(await read(cast.delegate), 'and after a restart').toEqual(['mot', 'hai', 'sau hop']);
});

it('Q3 a wrapped key is replaced only by who knows which one is there', async () => {
  const key = (id: string): WrappedKey => ({ id, salt: 'c2FsdA', rounds: 600_000, wrapped: id });
  const put = (id: string, replaces: string | null, person = cast.delegate) =>
    ask(person, '/api/personal/key', 'PUT', { key: key(id), replaces });
  const there = async (person = cast.delegate) =>
    ((await ask(person, '/api/personal/key')) as { key?: { id: string } | null }).key?.id ?? null;
  expect(await there()).toBeNull();
  expect(await put('khoathumot00', null)).toEqual({});
  expect(await put('khoathumot00', null), 'a retry').toEqual({});
  expect((await put('khoathuhai00', null)).failure?.code).toBe('personal.key-changed');
  expect((await put('khoathuhai00', 'khoakhongco0')).failure?.code).toBe('personal.key-changed');
  expect(await put('khoathuhai00', 'khoathumot00')).toEqual({});
  expect(await there()).toBe('khoathuhai00');
  expect(await there(cast.chair)).toBeNull();
});

it('Q1 private ink is the same on all devices of its owner, and no stored byte tells of it', async () => {
  const raw = new Uint8Array(randomBytes(32));
  const paper = { document: world.documents.open, version: 1 };
  const enter = async (person: string, key?: OwnKey): Promise<Tablet> => {
    const tablet = await openTablet({ house, meeting: world.meeting, person });
    open.push(tablet);
    if (key) tablet.ink.setPersonal(personalOf(person, key));
    tablet.ink.setLayers(key ? ['meeting', 'private'] : ['meeting']);
    tablet.ink.show(paper, 1);
    return tablet;
  };
  const planted = Array.from({ length: 20 }, (_, i) => `Nhận xét riêng số ${i}: chưa đồng ý phương án ${i}`);
  const note = (text: string, i: number) => ({
    ...penMark({ page: 1, colour: 0, width: 8, points: [800, 800 + 100 * i], pressures: null }),
    kind: 'note' as const,
    text,
  });
  const key = await ownKeyFrom(raw, cast.delegate);
  const first = await enter(cast.delegate, key);
  for (const [i, text] of planted.entries()) first.ink.add(paper, note(text, i), 'private');
  first.ink.add(paper, note('Ý kiến chung cả phòng cùng thấy', 30), 'meeting');
  await until(() => first.ink.unsent === 0);
  expect(first.ink.failure).toBeNull();
  const second = await enter(cast.delegate, await ownKeyFrom(raw, cast.delegate));
  await until(() => second.ink.marks(paper, 1).length === 21);
  expect(second.ink.marks(paper, 1).map(({ mark }) => mark.text)).toEqual([
    ...planted,
    'Ý kiến chung cả phòng cùng thấy',
  ]);
  const secretary = await enter(cast.secretary);
  await until(() => secretary.ink.marks(paper, 1).length === 1);
  // Erased on one device, gone on the other.
  second.ink.erase(
    paper,
    1,
    second.ink.marks(paper, 1).filter(({ mark }) => mark.text === planted[0]),
  );
  await until(() => second.ink.unsent === 0);
  first.ink.refresh();
  await until(() => first.ink.marks(paper, 1).length === 20);
  // Another key opens nothing of it, and breaks nothing.
  const stranger = await enter(cast.delegate, await ownKeyFrom(new Uint8Array(randomBytes(32)), cast.delegate));
  await until(() => stranger.ink.marks(paper, 1).length === 1);
  const stored = Buffer.concat(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path)),
  );
  const shared = Buffer.from('Ý kiến chung cả phòng cùng thấy');
  expect(stored.includes(shared), 'what is shared is found: the search works').toBe(true);
  for (const [i, text] of planted.entries()) {
    expect(stored.includes(Buffer.from(text)), text).toBe(false);
    expect(stored.includes(Buffer.from(packMark(note(text, i)))), text).toBe(false);
    expect(stored.includes(Buffer.from(Buffer.from(text).toString('base64url').slice(4, 40))), text).toBe(false);
  }
  expect(stored.includes(Buffer.from(raw))).toBe(false);
  expect(stored.includes(Buffer.from('/private/'))).toBe(false);
});
