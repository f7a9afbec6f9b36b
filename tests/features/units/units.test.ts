import { afterEach, expect, it } from 'vitest';
import { newId } from '../../../server/kernel/new-id.ts';
import type { UnitView } from '../../../shared/features/units/contract.ts';
import { treeOf, withBelow } from '../../../shared/features/units/tree.ts';
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
  return reply.ok ? (reply.value as { unit?: string }) : reply.failure;
};
const list = async (): Promise<readonly UnitView[]> => {
  const response = await fetch(`${house.url}/api/units`, { headers: { cookie: await house.cookie(admin) } });
  return ((await response.json()) as { units: UnitView[] }).units;
};
const add = async (name: string, parent: string | null = null): Promise<string> =>
  ((await send('units.add', { name, parent })) as { unit: string }).unit;
const paths = async (): Promise<readonly string[]> => treeOf(await list()).map((unit) => unit.path);

it('U1 a tree in which a name is taken only under its own parent', async () => {
  await open();
  const finance = await add('Sở Tài chính');
  const health = await add('Sở Y tế');
  await add('Văn phòng', finance);
  await add('Văn phòng', health);
  expect(await send('units.add', { name: 'Văn phòng', parent: finance })).toEqual({ code: 'units.name-taken' });
  expect(await send('units.add', { name: 'Sở Y tế' })).toEqual({ code: 'units.name-taken' });
  expect(await send('units.add', { name: 'Phòng', parent: 'khongcodau' })).toEqual({ code: 'units.unknown' });
  const budget = await add('Phòng Ngân sách', finance);
  expect(await send('units.rename', { unit: budget, name: 'Văn phòng' })).toEqual({ code: 'units.name-taken' });
  expect(await send('units.rename', { unit: budget, name: 'Phòng Quản lý ngân sách' })).toEqual({});
  expect((await paths()).slice(-5)).toEqual([
    'Sở Tài chính',
    'Sở Tài chính › Văn phòng',
    'Sở Tài chính › Phòng Quản lý ngân sách',
    'Sở Y tế',
    'Sở Y tế › Văn phòng',
  ]);
});

it('U2 moves with all below it, before a sibling or last, never under itself', async () => {
  await open();
  const a = await add('Đơn vị A');
  const b = await add('Đơn vị B');
  const below = await add('Phòng A1', a);
  await add('Tổ A11', below);
  expect(await send('units.move', { unit: a, parent: below, before: null })).toEqual({ code: 'units.under-itself' });
  expect(await send('units.move', { unit: a, parent: a, before: null })).toEqual({ code: 'units.under-itself' });
  expect(await send('units.move', { unit: below, parent: b, before: null })).toEqual({});
  expect((await paths()).slice(-4)).toEqual([
    'Đơn vị A',
    'Đơn vị B',
    'Đơn vị B › Phòng A1',
    'Đơn vị B › Phòng A1 › Tổ A11',
  ]);
  expect(await send('units.move', { unit: b, parent: null, before: a })).toEqual({});
  expect((await paths()).at(-1)).toBe('Đơn vị A');
  expect([...withBelow(await list(), b)]).toHaveLength(3);
});

it('U3 a unit in use is not retired; a retired one takes nothing new and comes back', async () => {
  await open();
  const unit = await add('Đơn vị cũ');
  const below = await add('Phòng cũ', unit);
  expect(await send('units.retire', { unit, retired: true })).toEqual({
    code: 'units.in-use',
    params: { people: 0, units: 1 },
  });
  expect(await send('units.retire', { unit: house.unit, retired: true })).toMatchObject({ code: 'units.in-use' });
  expect(await send('units.retire', { unit: below, retired: true })).toEqual({});
  expect(await send('units.retire', { unit, retired: true })).toEqual({});
  expect(await send('units.add', { name: 'Phòng mới', parent: unit })).toEqual({ code: 'units.parent-retired' });
  expect(await send('units.retire', { unit: below, retired: false })).toEqual({ code: 'units.parent-retired' });
  const account = { login: 'nguoi.moi', name: 'Người Mới', position: '', unit, office: false };
  expect(await send('identity.addAccount', account)).toEqual({ code: 'identity.unit-unknown' });
  expect(await send('units.retire', { unit, retired: false })).toEqual({});
  expect(await send('identity.addAccount', account)).toMatchObject({ person: expect.any(String) });
});

it('U4 only an administrator changes units, and the audit names ids only', async () => {
  await open();
  const other = await house.addAccount('Người khác', { office: true });
  expect(await send('units.add', { name: 'Phòng riêng' }, other)).toEqual({ code: 'forbidden' });
  const unit = await add('Phòng Rất Riêng');
  const log = (await house.server.store.read.selectFrom('facts').select('body').execute())
    .map((row) => row.body)
    .join();
  expect(log).toContain(unit);
  expect(log).not.toContain('Phòng Rất Riêng');
});
