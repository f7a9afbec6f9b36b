import { afterEach, expect, it } from 'vitest';
import { foundOffice } from '../../../server/found-office.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import type { CatalogueEntry, CatalogueKind } from '../../../shared/features/catalogues/contract.ts';
import { actor, type House, openHouse } from '../../support/house.ts';

let house: House;
let admin: string;
afterEach(() => house.close());

const open = async (): Promise<void> => {
  house = await openHouse();
  admin = await house.addAccount('Quản trị', { administrator: true });
};
const send = async (name: string, input: unknown, as = admin) => {
  const rights = { administrator: as === admin };
  const reply = await house.server.homes.submit('office0000', actor(as, rights), { name, id: newId(), input });
  return reply.ok ? (reply.value as { entry?: string }) : reply.failure;
};
const list = async (kind: CatalogueKind, as = admin): Promise<readonly CatalogueEntry[]> => {
  const response = await fetch(`${house.url}/api/catalogues`, { headers: { cookie: await house.cookie(as) } });
  const { entries } = (await response.json()) as { entries: CatalogueEntry[] };
  return entries.filter((entry) => entry.kind === kind);
};
const names = async (kind: CatalogueKind, as = admin) => (await list(kind, as)).map((entry) => entry.name);
const add = async (kind: CatalogueKind, name: string, extra = {}): Promise<string> =>
  ((await send('catalogues.add', { kind, name, ...extra })) as { entry: string }).entry;

it('K1 entries in the order that was given them, a name once in its kind, read by every account', async () => {
  await open();
  const [a, b, c] = [
    await add('room', 'Phòng A', { capacity: 30, equipment: 'Màn hình' }),
    await add('room', 'Phòng B'),
    await add('room', 'Phòng C'),
  ];
  await add('body', 'Phòng A', { abbreviation: 'PA' });
  expect(await send('catalogues.add', { kind: 'room', name: ' phòng a ' })).toEqual({ code: 'catalogues.name-taken' });
  expect(await send('catalogues.edit', { entry: b, name: 'PHÒNG A' })).toEqual({ code: 'catalogues.name-taken' });
  expect(await send('catalogues.edit', { entry: a, name: 'Phòng a', capacity: 40 })).toEqual({});
  expect(await send('catalogues.move', { entry: c, before: a })).toEqual({});
  expect(await names('room')).toEqual(['Phòng C', 'Phòng a', 'Phòng B']);
  expect(await send('catalogues.move', { entry: c, before: null })).toEqual({});
  expect(await names('room')).toEqual(['Phòng a', 'Phòng B', 'Phòng C']);
  expect((await list('room'))[0]).toMatchObject({ capacity: 40, equipment: '', abbreviation: '' });
  expect((await list('body'))[0]).toMatchObject({ name: 'Phòng A', abbreviation: 'PA' });
  expect(await send('catalogues.move', { entry: 'khongcodau', before: null })).toEqual({ code: 'catalogues.unknown' });
  const anybody = await house.addAccount('Người dự họp');
  expect(await names('room', anybody)).toHaveLength(3);
  expect((await fetch(`${house.url}/api/catalogues`)).status).toBe(401);
});

it('K2 a retired entry says so, keeps its name from others, and comes back', async () => {
  await open();
  const entry = await add('position', 'Chức vụ cũ');
  expect(await send('catalogues.retire', { entry, retired: true })).toEqual({});
  expect((await list('position')).find((one) => one.id === entry)).toMatchObject({ retired: true });
  expect(await send('catalogues.add', { kind: 'position', name: 'Chức vụ cũ' })).toEqual({
    code: 'catalogues.name-taken',
  });
  expect(await send('catalogues.retire', { entry, retired: false })).toEqual({});
  expect((await list('position')).find((one) => one.id === entry)).toMatchObject({ retired: false });
});

it('K3 only an administrator changes catalogues, and the audit names ids only', async () => {
  await open();
  const other = await house.addAccount('Thư ký', { office: true });
  expect(await send('catalogues.add', { kind: 'room', name: 'Phòng riêng' }, other)).toEqual({ code: 'forbidden' });
  const entry = await add('room', 'Phòng Rất Riêng');
  await send('catalogues.retire', { entry, retired: true });
  const log = (await house.server.store.read.selectFrom('facts').select('body').execute()).map((row) => row.body);
  expect(log).toHaveLength(2);
  expect(log.join()).toContain(entry);
  expect(log.join()).not.toContain('Phòng Rất Riêng');
});

it('K4 a new office begins with usual positions, meetings and the papers of Decree 30', async () => {
  house = await openHouse();
  admin = newId();
  const founding = { unit: newId(), office: 'UBND phường', person: admin, name: 'Đầu', position: '', login: 'dau' };
  await house.server.store.write.transaction().execute((trx) => foundOffice(trx, { ...founding, password: '' }));
  expect(await names('position')).toEqual(expect.arrayContaining(['Chủ tịch', 'Chánh Văn phòng', 'Chuyên viên']));
  expect(await names('meeting-type')).toEqual(expect.arrayContaining(['Phiên họp thường kỳ', 'Kỳ họp']));
  const papers = Object.fromEntries((await list('document-type')).map((entry) => [entry.name, entry.abbreviation]));
  expect(papers).toMatchObject({ 'Nghị quyết': 'NQ', 'Quyết định': 'QĐ', 'Tờ trình': 'TTr', 'Giấy mời': 'GM' });
  expect(Object.keys(papers).length).toBeGreaterThan(25);
  expect(await names('body')).toEqual(['UBND phường']);
  expect(await names('room')).toEqual([]);
});
