import { afterEach, expect, it } from 'vitest';
import { newId } from '../../../server/kernel/new-id.ts';
import type { GroupView } from '../../../shared/features/groups/contract.ts';
import { actor, type House, openHouse } from '../../support/house.ts';

let house: House;
let secretary: string;
afterEach(() => house.close());

const open = async (): Promise<readonly string[]> => {
  house = await openHouse();
  secretary = await house.addAccount('Thư ký', { office: true });
  return [await house.addAccount('Người Một'), await house.addAccount('Người Hai'), await house.addAccount('Người Ba')];
};
const send = async (name: string, input: unknown, office = true) => {
  const caller = actor(secretary, { office });
  const reply = await house.server.homes.submit('office0000', caller, { name, id: newId(), input });
  return reply.ok ? (reply.value as { group?: string }) : reply.failure;
};
const list = async (): Promise<readonly GroupView[]> => {
  const response = await fetch(`${house.url}/api/groups`, { headers: { cookie: await house.cookie(secretary) } });
  const { groups } = (await response.json()) as { groups: GroupView[] };
  return groups.filter((group) => group.id !== house.group);
};
const peopleOf = async (name: string) =>
  (await list()).find((group) => group.name === name)?.people.map((person) => person.name);

it('R1 named lists of people in their order, a name once, for who may create meetings', async () => {
  const [one, two, three] = await open();
  const { group } = (await send('groups.add', { name: 'Tổ soạn thảo', people: [three, one, three] })) as {
    group: string;
  };
  expect(await peopleOf('Tổ soạn thảo')).toEqual(['Người Ba', 'Người Một']);
  expect(await send('groups.add', { name: 'TỔ SOẠN THẢO', people: [one] })).toEqual({ code: 'groups.name-taken' });
  expect(await send('groups.edit', { group, name: 'Tổ thẩm tra', people: [two, three] })).toEqual({});
  expect(await peopleOf('Tổ thẩm tra')).toEqual(['Người Hai', 'Người Ba']);
  expect(await send('groups.edit', { group: 'khongcodau', name: 'Khác', people: [one] })).toEqual({
    code: 'groups.unknown',
  });
  expect(await send('groups.add', { name: 'Nhóm lạ', people: [one, 'khongcoaica'] })).toEqual({
    code: 'groups.person-unknown',
  });
  expect(await send('groups.add', { name: 'Nhóm rỗng', people: [] })).toEqual({ code: 'invalid' });
  expect(await send('groups.add', { name: 'Nhóm khác', people: [one] }, false)).toEqual({ code: 'forbidden' });
  const cookie = await house.cookie(one!);
  expect((await fetch(`${house.url}/api/groups`, { headers: { cookie } })).status).toBe(403);
});

it('R2 a locked person drops out and comes back with the account', async () => {
  const [one, two] = await open();
  await send('groups.add', { name: 'Tổ công tác', people: [one, two] });
  const lock = (locked: 0 | 1) =>
    house.server.store.write.updateTable('people').set({ locked }).where('id', '=', one!).execute();
  await lock(1);
  expect(await peopleOf('Tổ công tác')).toEqual(['Người Hai']);
  await lock(0);
  expect(await peopleOf('Tổ công tác')).toEqual(['Người Một', 'Người Hai']);
});

it('R3 a retired group says so and comes back; the audit names ids only', async () => {
  const [one] = await open();
  const { group } = (await send('groups.add', { name: 'Nhóm Rất Riêng', people: [one] })) as { group: string };
  expect(await send('groups.retire', { group, retired: true })).toEqual({});
  expect((await list())[0]).toMatchObject({ id: group, retired: true });
  expect(await send('groups.retire', { group, retired: false })).toEqual({});
  expect((await list())[0]).toMatchObject({ retired: false });
  const log = (await house.server.store.read.selectFrom('facts').select('body').execute()).map((row) => row.body);
  expect(log).toHaveLength(3);
  expect(log.join()).toContain(group);
  expect(log.join()).not.toMatch(/Riêng|Người/);
});

it('R4 a member is told his own groups and who is in them, of others nothing', async () => {
  const [one, two, three] = await open();
  await send('groups.add', { name: 'Ban Pháp chế', people: [one, two] });
  await send('groups.add', { name: 'Tổ thư ký', people: [three] });
  const old = (await send('groups.add', { name: 'Ban cũ', people: [one] })) as { group: string };
  await send('groups.retire', { group: old.group, retired: true });
  const mine = async (person: string) => {
    const response = await fetch(`${house.url}/api/groups/mine`, { headers: { cookie: await house.cookie(person) } });
    const { groups } = (await response.json()) as { groups: { id: string; name: string; people: string[] }[] };
    return groups.filter(({ id }) => id !== house.group).map(({ name, people }) => [name, people]);
  };
  expect(await mine(one!)).toEqual([['Ban Pháp chế', [one, two]]]);
  expect(await mine(three!)).toEqual([['Tổ thư ký', [three]]]);
  expect(await mine(secretary)).toEqual([
    ['Ban Pháp chế', [one, two]],
    ['Tổ thư ký', [three]],
  ]);
});
