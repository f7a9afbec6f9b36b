import { afterEach, expect, it } from 'vitest';
import { hashPassword } from '../../../server/features/identity/password.ts';
import { isWeakPin } from '../../../server/features/identity/rules.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { actor, type House, openHouse } from '../../support/house.ts';

let house: House;
afterEach(() => house.close());

async function open() {
  house = await openHouse();
  const person = await house.addAccount('Người Có PIN');
  await house.server.store.write
    .updateTable('people')
    .set({ password: await hashPassword('Mat-khau-2026') })
    .where('id', '=', person)
    .execute();
  const cookie = await house.cookie(person);
  const ask = async (method: string, body?: object): Promise<{ code: string; since: number | null }> => {
    const response = await fetch(`${house.url}/api/pin`, {
      method,
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const told = (await response.json()) as { failure?: { code: string }; since?: number | null };
    return { code: told.failure?.code ?? 'ok', since: told.since ?? null };
  };
  return { person, ask };
}

it('N12 a PIN is set with the password, kept hashed, and refused where it is tried first', async () => {
  const { person, ask } = await open();
  expect((await ask('GET')).since).toBe(null);
  expect((await ask('POST', { password: 'not the one', pin: '284617' })).code).toBe('identity.password-wrong');
  expect((await ask('POST', { password: 'Mat-khau-2026', pin: '12345' })).code).toBe('invalid');
  for (const weak of [
    '000000',
    '123456',
    '654321',
    '135791',
    '112233',
    '121212',
    '123123',
    '123321',
    '909090',
    '147258',
  ])
    expect((await ask('POST', { password: 'Mat-khau-2026', pin: weak })).code, weak).toBe('identity.pin-weak');
  expect((await ask('POST', { password: 'Mat-khau-2026', pin: '284617' })).code).toBe('ok');
  expect((await ask('GET')).since).toBeGreaterThan(0);
  const { hash } = await house.server.store.read
    .selectFrom('pins')
    .select('hash')
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  expect(hash).toMatch(/^\$argon2id\$/);
  // Most of all are left to choose from.
  const all = Array.from({ length: 5000 }, (_, i) => String((i * 7919 + 31) % 1_000_000).padStart(6, '0'));
  expect(all.filter(isWeakPin).length).toBeLessThan(100);
});

it('N13 setting, removing and clearing stand in the log, and a reset password ends a PIN', async () => {
  const { person, ask } = await open();
  const admin = await house.addAccount('Quản trị', { administrator: true });
  const set = () => ask('POST', { password: 'Mat-khau-2026', pin: '284617' });
  const submit = (name: string) =>
    house.server.homes.submit('office0000', actor(admin, { administrator: true }), {
      name,
      id: newId(),
      input: { person },
    });
  await set();
  await ask('DELETE');
  // There is none any more: nothing to tell.
  await ask('DELETE');
  expect((await ask('GET')).since).toBe(null);
  await set();
  expect(await submit('identity.clearPin')).toMatchObject({ ok: true });
  expect((await ask('GET')).since).toBe(null);
  await set();
  expect(await submit('identity.resetPassword')).toMatchObject({ ok: true });
  expect(await house.server.store.read.selectFrom('pins').selectAll().execute()).toEqual([]);
  const rows = await house.server.store.read.selectFrom('facts').select('body').orderBy('n').execute();
  expect(rows.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
    'identity.pinSet',
    'identity.pinRemoved',
    'identity.pinSet',
    'identity.clearPin',
    'identity.pinSet',
    'identity.resetPassword',
  ]);
});
