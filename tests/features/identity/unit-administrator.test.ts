import { afterEach, expect, it } from 'vitest';
import { newId } from '../../../server/kernel/new-id.ts';
import type { Person } from '../../../shared/features/identity/contract.ts';
import { type AccountRights, ask, type House, openHouse } from '../../support/house.ts';

let house: House;
afterEach(() => house.close());

/**
 * Two units at the top, the first with one below it; an administrator of the first; people everywhere. All calls go by the
 * product's own doors: sockets and requests with the person's cookie.
 */
async function open() {
  house = await openHouse();
  const system = await house.addAccount('Quản Trị Hệ Thống', { administrator: true });
  const as = async (person: string) => {
    const cookie = await house.cookie(person);
    const socket = await house.socket(cookie);
    return {
      cookie,
      send: async (name: string, input: unknown) => {
        const reply = await ask(socket, 'command', { stream: 'office0000', name, id: newId(), input });
        return reply.ok ? 'ok' : reply.failure.code;
      },
      find: async (text = '', unit?: string) => {
        const query = new URLSearchParams({ text, ...(unit ? { unit } : {}) });
        const response = await fetch(`${house.url}/api/accounts?${query}`, { headers: { cookie } });
        const { people, total } = (await response.json()) as { people: Person[]; total: number };
        expect(total).toBe(people.length);
        return people.map((person) => person.name).sort();
      },
    };
  };
  const boss = await as(system);
  const foreign = newId();
  const reply = await house.server.homes.submit(
    'office0000',
    { kind: 'person', id: system, office: false, administrator: true },
    { name: 'units.add', id: foreign, input: { name: 'Đơn vị khác' } },
  );
  const other = (reply as unknown as { value: { unit: string } }).value.unit;
  const add = (name: string, rights: AccountRights = {}) => house.addAccount(name, rights);
  return {
    boss,
    system,
    as,
    other,
    add,
    own: house.unit,
    below: house.below,
    me: await add('Người Quản Đơn Vị', { unitAdministrator: true }),
    mine: await add('Người Trong Đơn Vị'),
    under: await add('Người Trực Thuộc', { unit: house.below }),
    stranger: await add('Người Ngoài', { unit: other }),
  };
}
const edited = (person: string, unit: string, rights = {}) => ({
  person,
  name: 'Người Được Sửa',
  position: 'Chuyên viên',
  unit,
  office: false,
  administrator: false,
  ...rights,
});
const row = (unit: string, rights = {}) => ({
  login: `u${newId().slice(0, 12)}`,
  name: 'Người Mới',
  position: '',
  unit,
  office: false,
  ...rights,
});

it('N10 a unit administrator looks after his unit and those below; others do not exist for him', async () => {
  const { as, me, own, below, other, mine, under, stranger } = await open();
  const { find, send, cookie } = await as(me);
  const visible = ['Người Quản Đơn Vị', 'Người Trong Đơn Vị', 'Người Trực Thuộc', 'Quản Trị Hệ Thống'];
  expect(await find()).toEqual(visible);
  expect(await find('nguoi ngoai')).toEqual([]);
  expect(await find('', other)).toEqual([]);
  expect(await find('', below)).toEqual(['Người Trực Thuộc']);
  for (const unit of [own, below]) expect(await send('identity.addAccount', row(unit))).toBe('ok');
  expect(await send('identity.addAccount', row(other))).toBe('identity.foreign-unit');
  expect(await send('identity.importAccounts', { rows: [row(own), row(below)] })).toBe('ok');
  expect(await send('identity.importAccounts', { rows: [row(own), row(other)] })).toBe('identity.import-rows');
  for (const person of [mine, under]) {
    expect(await send('identity.editAccount', edited(person, below))).toBe('ok');
    expect(await send('identity.lockAccount', { person, locked: true })).toBe('ok');
    expect(await send('identity.lockAccount', { person, locked: false })).toBe('ok');
    expect(await send('identity.resetPassword', { person })).toBe('ok');
  }
  // Told exactly what he would be told of nobody at all.
  for (const person of [stranger, 'khongcoaica'])
    for (const [name, input] of [
      ['editAccount', edited(person, own)],
      ['lockAccount', { person, locked: true }],
      ['resetPassword', { person }],
    ] as const)
      expect(await send(`identity.${name}`, input), `${name} ${person}`).toBe('identity.person-unknown');
  // Whether a sign-in name is taken is all that he learns of other units.
  const taken = await fetch(`${house.url}/api/accounts/taken`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ logins: [`u-${stranger}`, 'chua.ai.dung'] }),
  });
  expect(await taken.json()).toEqual({ taken: [`u-${stranger}`] });
});

it('N11 he grants no right that he lacks, touches no system administrator, and moves nobody across', async () => {
  const { as, boss, add, me, own, below, other, mine, under, system } = await open();
  const { send } = await as(me);
  const beyond = 'identity.beyond-rights';
  expect(await send('identity.editAccount', edited(mine, own, { administrator: true }))).toBe(beyond);
  expect(await send('identity.editAccount', edited(me, own, { administrator: true }))).toBe(beyond);
  expect(await send('identity.editAccount', edited(mine, own, { unitAdministrator: true }))).toBe(beyond);
  const office = { office: true };
  expect(await send('identity.editAccount', edited(mine, own, office))).toBe(beyond);
  expect(await send('identity.addAccount', row(own, office))).toBe(beyond);
  expect(await send('identity.importAccounts', { rows: [row(own), row(own, office)] })).toBe('identity.import-rows');
  // Who has a right may give it, and who lacks it leaves it where it is.
  const clerk = await as(await add('Quản Trị Kiêm Thư Ký', { unitAdministrator: true, ...office }));
  expect(await clerk.send('identity.addAccount', row(own, office))).toBe('ok');
  expect(await clerk.send('identity.editAccount', edited(mine, own, office))).toBe('ok');
  expect(await send('identity.editAccount', edited(mine, own, office))).toBe('ok');
  expect(await send('identity.editAccount', edited(under, other))).toBe('identity.foreign-unit');
  for (const [name, input] of [
    ['editAccount', edited(system, own, { administrator: true })],
    ['editAccount', edited(system, own)],
    ['lockAccount', { person: system, locked: true }],
    ['resetPassword', { person: system }],
  ] as const)
    expect(await send(`identity.${name}`, input), name).toBe(beyond);
  // An administrator of a unit below is not lifted to more units, nor loses his right by an edit that does not name it.
  const lower = await add('Quản Trị Phòng', { unitAdministrator: true, unit: below });
  expect(await send('identity.editAccount', edited(lower, own))).toBe(beyond);
  expect(await send('identity.editAccount', edited(lower, below, { unitAdministrator: false }))).toBe(beyond);
  expect(await send('identity.editAccount', edited(lower, below))).toBe('ok');
  expect(await (await as(lower)).find()).toEqual(['Người Trực Thuộc', 'Người Được Sửa']);
  // Only a system administrator names them; the right holds at once, also in an open window, and goes as quickly.
  const window = await as(mine);
  expect(await window.send('identity.lockAccount', { person: under, locked: true })).toBe('forbidden');
  expect(await boss.send('identity.editAccount', edited(mine, own, { unitAdministrator: true }))).toBe('ok');
  expect(await window.send('identity.lockAccount', { person: under, locked: true })).toBe('ok');
  expect(await boss.send('identity.editAccount', edited(mine, own, { unitAdministrator: false }))).toBe('ok');
  expect(await window.send('identity.lockAccount', { person: under, locked: true })).toBe('forbidden');
  for (const path of ['/api/sign-ins', '/api/audit'])
    expect((await fetch(`${house.url}${path}`, { headers: { cookie: (await as(me)).cookie } })).status).toBe(403);
});

it('U5 he adds units below his own, and renames, moves and retires those; not his own, and no other', async () => {
  const { as, me, own, below, other, under } = await open();
  const { send } = await as(me);
  const foreign = 'units.foreign';
  expect(await send('units.add', { name: 'Phòng mới', parent: own })).toBe('ok');
  expect(await send('units.add', { name: 'Tổ mới', parent: below })).toBe('ok');
  expect(await send('units.add', { name: 'Sở mới', parent: null })).toBe(foreign);
  expect(await send('units.add', { name: 'Phòng mới', parent: other })).toBe(foreign);
  expect(await send('units.rename', { unit: below, name: 'Phòng đổi tên' })).toBe('ok');
  for (const unit of [own, other]) {
    expect(await send('units.rename', { unit, name: 'Tên khác' })).toBe(foreign);
    expect(await send('units.retire', { unit, retired: true })).toBe(foreign);
    expect(await send('units.move', { unit, parent: below, before: null })).toBe(foreign);
  }
  expect(await send('units.move', { unit: below, parent: null, before: null })).toBe(foreign);
  expect(await send('units.move', { unit: below, parent: other, before: null })).toBe(foreign);
  expect(await send('units.move', { unit: below, parent: own, before: null })).toBe('ok');
  expect(await send('units.retire', { unit: below, retired: true })).toBe('units.in-use');
  expect(await send('identity.editAccount', edited(under, own))).toBe('ok');
  expect(await send('units.retire', { unit: below, retired: true })).toBe('units.in-use');
});
