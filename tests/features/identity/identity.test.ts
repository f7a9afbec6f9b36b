import { afterEach, expect, it } from 'vitest';
import { hashPassword } from '../../../server/features/identity/password.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { actor, type House, openHouse } from '../../support/house.ts';

let house: House;
afterEach(() => house.close());

const password = 'Mat-khau-tot-1';
async function account(rights = {}, mustChange = false): Promise<{ id: string; login: string }> {
  const id = await house.addAccount('Nguyễn Văn Thử', rights);
  await house.server.store.write
    .updateTable('people')
    .set({ password: await hashPassword(password), must_change: mustChange ? 1 : 0 })
    .where('id', '=', id)
    .execute();
  return { id, login: `u-${id}` };
}
const post = (path: string, body: unknown, cookie = '') =>
  fetch(`${house.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
const signIn = (login: string, given: string) => post('/api/sign-in', { login, password: given });
const codeOf = async (response: Response) =>
  ((await response.json()) as { failure?: { code: string } }).failure?.code ?? 'ok';
const cookieOf = (response: Response) => response.headers.get('set-cookie')!.split(';')[0]!;

it('N1 the right password opens a session by a cookie that scripts cannot read; wrong and unknown are answered alike', async () => {
  house = await openHouse();
  const { login } = await account();
  const response = await signIn(login.toUpperCase(), password);
  const cookie = response.headers.get('set-cookie')!;
  expect(await codeOf(response)).toBe('ok');
  expect(cookie).toMatch(/^__Host-nghisu=/);
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
  expect(await codeOf(await signIn(login, 'sai'))).toBe('identity.wrong-credentials');
  expect(await codeOf(await signIn('khong.co.ai', 'sai'))).toBe('identity.wrong-credentials');
  const stored = await house.server.store.read
    .selectFrom('people')
    .select('password')
    .where('login', '=', login)
    .executeTakeFirst();
  expect(stored!.password).toMatch(/^\$argon2id\$/);
});

it('N2 five wrong ones lock this device out for this name; another name and another device go on', async () => {
  const clock = { at: Date.now() };
  house = await openHouse({ now: () => clock.at });
  const one = await account();
  const two = await account();
  for (let i = 0; i < 5; i++) await signIn(one.login, 'sai');
  expect(await codeOf(await signIn(one.login, password))).toBe('identity.locked-out');
  expect(await codeOf(await signIn(two.login, password))).toBe('ok');
  const elsewhere = await fetch(`${house.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7' },
    body: JSON.stringify({ login: one.login, password }),
  });
  expect(await codeOf(elsewhere)).toBe('ok');
  clock.at += 16 * 60_000;
  expect(await codeOf(await signIn(one.login, password))).toBe('ok');
});

it('N2 guesses in parallel are bounded like guesses in a row, and so are those of a password change', async () => {
  house = await openHouse();
  const { login } = await account();
  const cookie = cookieOf(await signIn(login, password));
  const codes = await Promise.all(Array.from({ length: 40 }, async () => codeOf(await signIn(login, 'sai'))));
  expect(codes.filter((code) => code === 'identity.wrong-credentials').length).toBe(5);
  expect(codes.filter((code) => code === 'identity.locked-out').length).toBe(35);
  const change = async () => codeOf(await post('/api/password', { current: 'sai', next: 'Mat-khau-moi-2' }, cookie));
  const changes = await Promise.all(Array.from({ length: 20 }, change));
  expect(changes.filter((code) => code === 'identity.password-wrong').length).toBe(5);
});

it('N3 a first password opens one door only, and gives way to a strong one', async () => {
  house = await openHouse();
  const { login } = await account({}, true);
  const response = await signIn(login, password);
  const cookie = cookieOf(response);
  expect(await response.json()).toMatchObject({ mustChangePassword: true, outboxKey: null });
  expect((await fetch(`${house.url}/api/meetings`, { headers: { cookie } })).status).toBe(401);
  await expect(house.socket(cookie)).rejects.toThrow('signed-out');
  const change = (current: string, next: string) => post('/api/password', { current, next }, cookie);
  expect(await codeOf(await change('sai', 'Mat-khau-moi-2'))).toBe('identity.password-wrong');
  expect(await codeOf(await change(password, password))).toBe('identity.password-same');
  for (const weak of ['ngan-1A', 'khongcosohoachu', `A1-${login}`])
    expect(await codeOf(await change(password, weak)), weak).toBe('identity.password-weak');
  expect(await codeOf(await change(password, 'Mat-khau-moi-2'))).toBe('ok');
  expect((await fetch(`${house.url}/api/meetings`, { headers: { cookie } })).status).toBe(200);
});

it('N4 every attempt stands in the sign-in log', async () => {
  house = await openHouse();
  const { id, login } = await account();
  await signIn(login, 'sai');
  await signIn('ai.do', 'sai');
  await post('/api/sign-out', {}, cookieOf(await signIn(login, password)));
  const rows = await house.server.store.read
    .selectFrom('sign_ins')
    .select(['login', 'person', 'outcome'])
    .orderBy('id')
    .execute();
  expect(rows).toEqual([
    { login, person: id, outcome: 'wrong' },
    { login: 'ai.do', person: null, outcome: 'wrong' },
    { login, person: id, outcome: 'signed-in' },
    { login: '', person: id, outcome: 'signed-out' },
  ]);
});

it('N5 a change of the password ends the person’s other sessions and sockets', async () => {
  house = await openHouse();
  const { login } = await account();
  const here = cookieOf(await signIn(login, password));
  const there = cookieOf(await signIn(login, password));
  const socket = await house.socket(there);
  const cut = new Promise((go) => socket.once('disconnect', go));
  expect(await codeOf(await post('/api/password', { current: password, next: 'Mat-khau-moi-2' }, here))).toBe('ok');
  await cut;
  expect((await fetch(`${house.url}/api/meetings`, { headers: { cookie: there } })).status).toBe(401);
  expect((await fetch(`${house.url}/api/meetings`, { headers: { cookie: here } })).status).toBe(200);
});

it('N6 accounts are added with a first password shown once, and the audit names ids only', async () => {
  house = await openHouse();
  const admin = await account({ administrator: true });
  const input = {
    login: 'nguoi.moi',
    name: 'Người Hoàn Toàn Mới',
    position: 'Chuyên viên',
    unit: house.unit,
    office: false,
  };
  const command = { name: 'identity.addAccount', id: newId(), input };
  const submit = () => house.server.homes.submit('office0000', actor(admin.id, { administrator: true }), command);
  const first = (await submit()) as { ok: true; value: { person: string; password: string } };
  expect(first.ok).toBe(true);
  expect(await codeOf(await signIn('nguoi.moi', first.value.password))).toBe('ok');
  // The retry of a reply that was lost is told it again; nothing on the disk holds the password.
  expect(await submit()).toEqual(first);
  const receipts = JSON.stringify(await house.server.store.read.selectFrom('receipts').selectAll().execute());
  expect(receipts).toContain(first.value.person);
  expect(receipts).not.toContain(first.value.password);
  const taken = await house.server.homes.submit('office0000', actor(admin.id, { administrator: true }), {
    ...command,
    id: newId(),
  });
  expect(taken).toMatchObject({ failure: { code: 'identity.login-taken' } });
  const log = (await house.server.store.read.selectFrom('facts').select('body').execute())
    .map((row) => row.body)
    .join();
  expect(log).toContain(first.value.person);
  for (const secret of ['Người Hoàn Toàn Mới', 'nguoi.moi', first.value.password]) expect(log).not.toContain(secret);
});
