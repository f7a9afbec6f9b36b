import { afterEach, expect, it } from 'vitest';
import { auditSentences } from '../../../renderer/features/audit/sentences.ts';
import { writeTable } from '../../../renderer/features/identity/read-table.ts';
import { logSignIn } from '../../../server/features/identity/store.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { type AuditEntry, keptMs, type SignInRow } from '../../../shared/features/audit/contract.ts';
import type { Contract } from '../../../shared/kernel/contract.ts';
import { contracts } from '../../../shared/protocol.ts';
import { actor, type House, openHouse } from '../../support/house.ts';

let house: House;
let admin: string;
let cookie: string;
const clock = { at: Date.parse('2026-11-24T08:00:00+07:00') };
const day = 86_400_000;
afterEach(() => house.close());

const open = async (): Promise<void> => {
  clock.at = Date.parse('2026-11-24T08:00:00+07:00');
  house = await openHouse({ now: () => clock.at });
  admin = await house.addAccount('Đỗ Quản Trị', { administrator: true });
  cookie = await house.cookie(admin);
};
const get = async <T>(path: string, params: Record<string, string | number>): Promise<T> => {
  const query = new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)]));
  return (await (await fetch(`${house.url}${path}?${query}`, { headers: { cookie } })).json()) as T;
};
interface SignIns {
  rows: SignInRow[];
  next: number | null;
  total: number | null;
}
interface Entries {
  entries: AuditEntry[];
  names: Record<string, string>;
  next: number | null;
}
const signIns = (params: Record<string, string | number> = {}) => get<SignIns>('/api/sign-ins', params);
const entries = (params: Record<string, string | number> = {}) => get<Entries>('/api/audit', params);
const submit = (name: string, input: unknown) =>
  house.server.homes.submit('office0000', actor(admin, { administrator: true }), { name, id: newId(), input });
const log = (at: number, login: string, person: string | null, outcome: string) =>
  logSignIn(house.server.store.write, { at, login, person, outcome, address: '192.0.2.1', agent: 'test' });

it('J1 newest first and page by page, by account, outcome and time; others may not read it', async () => {
  await open();
  const person = await house.addAccount('Nguyễn Thị Đăng');
  for (let i = 0; i < 7; i++) await log(clock.at - (7 - i) * day, 'dang', person, i % 2 ? 'wrong' : 'signed-in');
  await log(clock.at, 'khong.co', null, 'wrong');
  const first = await signIns({ limit: 5 });
  expect(first.rows.map((row) => row.login)).toEqual(['khong.co', 'dang', 'dang', 'dang', 'dang']);
  expect(first.rows[0]).toMatchObject({ person: null, name: null, outcome: 'wrong', address: '192.0.2.1' });
  expect(first.total).toBe(8);
  const second = await signIns({ limit: 5, before: first.next! });
  expect(second.rows).toHaveLength(3);
  expect([second.next, second.total]).toEqual([null, null]);
  // Pages do not move when somebody signs in meanwhile.
  await log(clock.at, 'moi', null, 'wrong');
  expect((await signIns({ limit: 5, before: first.next! })).rows).toEqual(second.rows);
  const ofPerson = await signIns({ text: 'nguyen thi dang', outcome: 'wrong' });
  expect(ofPerson.rows.map((row) => row.name)).toEqual(Array(3).fill('Nguyễn Thị Đăng'));
  expect((await signIns({ text: 'khong' })).total).toBe(1);
  expect((await signIns({ text: '%' })).total).toBe(9);
  const between = await signIns({ from: clock.at - 3 * day, to: clock.at - day });
  expect(between.rows.map((row) => (clock.at - row.at) / day)).toEqual([2, 3]);
  const outsider = await house.cookie(await house.addAccount('Thư ký', { office: true }));
  for (const path of ['/api/sign-ins', '/api/audit'])
    expect((await fetch(`${house.url}${path}`, { headers: { cookie: outsider } })).status).toBe(403);
});

it('J2 a purge takes what is older than twelve months only, says how much, and leaves an audit fact', async () => {
  await open();
  for (const days of [800, 500, 367, 365, 10]) await log(clock.at - days * day, 'ai', null, 'wrong');
  expect(await submit('audit.purgeSignIns', { before: clock.at - keptMs + 1 })).toMatchObject({
    failure: { code: 'audit.too-recent' },
  });
  expect((await signIns()).total).toBe(5);
  const before = clock.at - keptMs;
  expect(await submit('audit.purgeSignIns', { before })).toEqual({ ok: true, value: { rows: 3 } });
  expect((await signIns()).rows.map((row) => (clock.at - row.at) / day)).toEqual([10, 365]);
  const { entries: found } = await entries({ kind: 'audit' });
  expect(found).toMatchObject([{ by: admin, type: 'audit.purgeSignIns', data: { before, rows: 3 } }]);
  expect(await submit('audit.purgeSignIns', { before })).toEqual({ ok: true, value: { rows: 0 } });
});

it('J3 the log is read backwards by number, by person, kind and time, in bounded parts', async () => {
  await open();
  const { record } = house.server.office;
  const person = await house.addAccount('Trần Văn Được Sửa');
  for (let i = 0; i < 30; i++) {
    clock.at += day;
    await record(
      i % 3 ? 'units.rename' : 'identity.lockAccount',
      admin,
      i % 3 ? { unit: house.unit } : { person, locked: true },
    );
  }
  cookie = await house.cookie(admin);
  const numbers = (page: Entries) => page.entries.map((entry) => entry.n);
  const all: number[] = [];
  let page = await entries({ limit: 8 });
  for (; ; page = await entries({ limit: 8, before: page.next! })) {
    all.push(...numbers(page));
    if (page.next === null) break;
  }
  expect(all).toEqual(Array.from({ length: 30 }, (_, i) => 30 - i));
  expect(numbers(await entries({ kind: 'identity' }))).toHaveLength(10);
  expect(numbers(await entries({ text: 'tran van duoc', limit: 3 }))).toEqual([28, 25, 22]);
  expect(numbers(await entries({ text: 'quan tri' }))).toHaveLength(30);
  expect(numbers(await entries({ text: 'khong co ai' }))).toEqual([]);
  // The last day recorded is clock.at; entry 21 was nine days before.
  expect(numbers(await entries({ from: clock.at - 11 * day, to: clock.at - 8 * day }))).toEqual([21, 20, 19]);
  expect(numbers(await entries({ to: 1 }))).toEqual([]);
});

it('J3 a search through a long log answers in parts, none longer than five thousand entries', async () => {
  await open();
  const person = await house.addAccount('Người Đầu Tiên');
  const { record } = house.server.office;
  await record('identity.lockAccount', admin, { person, locked: true });
  // Written past the chain: only reading is tried here.
  const rows = Array.from({ length: 12_000 }, (_, i) => ({
    stream: 'office0000',
    n: i + 2,
    body: JSON.stringify({ type: 'units.rename', v: 1, at: clock.at, by: admin, data: { unit: house.unit } }),
    mac: '',
  }));
  for (let i = 0; i < rows.length; i += 1000)
    await house.server.store.write
      .insertInto('facts')
      .values(rows.slice(i, i + 1000))
      .execute();
  const started = performance.now();
  let page = await entries({ text: 'nguoi dau tien' });
  const took = performance.now() - started;
  const asked = [page.entries.length];
  while (page.next !== null) {
    page = await entries({ text: 'nguoi dau tien', before: page.next });
    asked.push(page.entries.length);
  }
  expect(asked).toEqual([0, 0, 1]);
  console.log(`5,000 of 12,001 entries looked through in ${Math.round(took)} ms`);
});

it('J4 names are those of today; who is gone has none', async () => {
  await open();
  const person = await house.addAccount('Trần Tên Cũ');
  await submit('identity.lockAccount', { person, locked: true });
  expect((await entries()).names[person]).toBe('Trần Tên Cũ');
  await house.server.store.write.updateTable('people').set({ name: 'Trần Tên Mới' }).where('id', '=', person).execute();
  expect((await entries()).names).toMatchObject({ [person]: 'Trần Tên Mới', [admin]: 'Đỗ Quản Trị' });
  await house.server.store.write.deleteFrom('people').where('id', '=', person).execute();
  const { names, entries: found } = await entries();
  expect(found[0]!.data).toMatchObject({ person });
  expect(names[person]).toBeUndefined();
});

it('J5 every store command, and whatever else is recorded, has a sentence in both languages', async () => {
  const all: readonly Contract[] = Object.values(contracts);
  const types = all.flatMap((contract) =>
    Object.entries(contract.commands).flatMap(([verb, spec]) =>
      spec.sort === 'store' ? [`${contract.name}.${verb}`] : [],
    ),
  );
  types.push(
    'identity.passwordChanged',
    'identity.pinSet',
    'identity.pinRemoved',
    'devices.enrolCodeMade',
    'devices.roomDeviceEnrolled',
    'devices.roomDeviceErased',
    'documents.uploaded',
    'setup.begun',
    'setup.demonstrationRemoved',
    'office.seeded',
  );
  expect(types.length).toBeGreaterThan(12);
  const data = {
    person: 'a',
    unit: 'b',
    parent: null,
    locked: true,
    retired: true,
    rows: 3,
    before: 0,
    people: ['a', 'b'],
    kind: 'room',
    entry: 'e',
    group: 'g',
    device: 'd',
    order: 'lock',
    size: 2,
  };
  for (const language of ['vi', 'en'] as const)
    for (const type of types) {
      const say = auditSentences[language][type];
      expect(say, `${type} in ${language}`).toBeDefined();
      const said = say!({
        data,
        name: (value) => `[${String(value)}]`,
        date: () => '1/1',
        kind: (value) => `(${String(value)})`,
      });
      expect(said, type).toMatch(/^\p{Lu}.{6,}$/u);
      expect(said).not.toContain('undefined');
    }
  await open();
  const upload = { upload: newId(), meeting: newId(), hash: 'ab'.repeat(32), size: 12_345 };
  await house.server.office.record('documents.uploaded', admin, upload);
  expect((await entries()).entries[0]!.data).toEqual({ size: 12_345 });
});

it('J6 an export has a byte order mark, and no cell begins a formula', async () => {
  await open();
  const bytes = new Uint8Array(
    await writeTable([['Tên'], ['=1+1'], ['@SUM(A1)'], ['-2'], ['+3'], ['a"b'], ['\t=1']]).arrayBuffer(),
  );
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text).toBe('"Tên"\r\n"\'=1+1"\r\n"\'@SUM(A1)"\r\n"\'-2"\r\n"\'+3"\r\n"a""b"\r\n"\'\t=1"\r\n');
});
