import { afterEach, expect, it } from 'vitest';
import { setUpLink } from '../../../server/cli/set-up-link.ts';
import { type House, type HouseOptions, openHouse } from '../../support/house.ts';

let house: House;
afterEach(() => house.close());

const open = async (options: HouseOptions = {}): Promise<string> => {
  house = await openHouse(options);
  const link = await setUpLink(house.server.store);
  return link!.slice(link!.indexOf('#') + 1);
};
const post = (path: string, body: unknown, cookie = '') =>
  fetch(`${house.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
const codeOf = async (response: Response) =>
  ((await response.json()) as { failure?: { code: string } }).failure?.code ?? 'ok';
const first = {
  office: 'Ủy ban nhân dân phường Rất Riêng',
  name: 'Trần Quản Trị Đầu',
  position: 'Chánh Văn phòng',
  login: 'quantri',
  password: 'Mat-khau-rieng-1',
};

it('B1 a link holds 256 random bits, is kept as a hash, and an older one no longer holds', async () => {
  const old = await open();
  expect(Buffer.from(old, 'base64url')).toHaveLength(32);
  const link = await setUpLink(house.server.store);
  expect(link).toMatch(/^\/set-up#[\w-]{43}$/);
  const token = link!.split('#')[1]!;
  expect(await codeOf(await post('/api/set-up/check', { token: old }))).toBe('setup.link-unknown');
  expect(await codeOf(await post('/api/set-up/check', { token }))).toBe('ok');
  const rows = await house.server.store.read.selectFrom('set_up_links').selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(((await (await fetch(`${house.url}/api/session`)).json()) as { unset: boolean }).unset).toBe(true);
});

it('B2 makes the top unit and its administrator, signs him in, and works once, also when it is sent twice at once', async () => {
  const token = await open();
  const [one, two] = await Promise.all([
    post('/api/set-up', { token, ...first }),
    post('/api/set-up', { token, ...first, login: 'nguoikhac' }),
  ]);
  const answers = [one, two].filter((response) => response.ok);
  expect(answers).toHaveLength(1);
  const cookie = answers[0]!.headers.get('set-cookie')!.split(';')[0]!;
  const session = (await answers[0]!.json()) as { person: { unit: string; administrator: boolean; login: string } };
  expect(session).toMatchObject({
    mustChangePassword: false,
    unset: false,
    person: { name: first.name, unitName: first.office, administrator: true, office: true, locked: false },
  });
  expect((await fetch(`${house.url}/api/accounts`, { headers: { cookie } })).status).toBe(200);
  expect(await codeOf(await post('/api/set-up', { token, ...first }))).toBe('setup.done');
  expect(await codeOf(await post('/api/set-up/check', { token }))).toBe('setup.done');
  expect(await setUpLink(house.server.store)).toBeNull();
  const signedIn = await post('/api/sign-in', { login: session.person.login, password: first.password });
  expect(signedIn.status).toBe(200);
  const log = await house.server.store.read.selectFrom('facts').select('body').execute();
  expect(log.map((row) => (JSON.parse(row.body) as { type: string }).type)).toEqual(['setup.begun']);
  for (const word of [first.office, first.name, first.login, first.password, token])
    expect(JSON.stringify(log)).not.toContain(word);
});

it('B3 wrong links and weak passwords are refused; many wrong ones do not bar the right one', async () => {
  const token = await open();
  expect(await codeOf(await post('/api/set-up', { token, ...first, password: 'ngan' }))).toBe('identity.password-weak');
  expect(await codeOf(await post('/api/set-up', { token, ...first, password: 'Quantri-1234' }))).toBe(
    'identity.password-weak',
  );
  const wrong = { token: 'A'.repeat(43), ...first };
  const codes: string[] = [];
  for (let i = 0; i < 12; i++) codes.push(await codeOf(await post('/api/set-up', wrong)));
  expect(codes[0]).toBe('setup.link-unknown');
  expect(codes.at(-1)).toBe('over-limit');
  expect(await codeOf(await post('/api/set-up', { token, ...first }))).toBe('ok');
});

it('B4 in a demonstration the right link itself is refused', async () => {
  const token = await open({ demonstration: { password: 'ai cũng biết', accounts: [] } });
  expect(await codeOf(await post('/api/set-up/check', { token }))).toBe('setup.demonstration');
  expect(await codeOf(await post('/api/set-up', { token, ...first }))).toBe('setup.demonstration');
});

it('B5 only an administrator who typed the word ends a demonstration, and no other office', async () => {
  let ended = 0;
  const demonstration = { password: 'ai cũng biết', accounts: [] };
  house = await openHouse({ demonstration, endDemonstration: () => ended++ });
  const admin = await house.cookie(await house.addAccount('Quản trị', { administrator: true }));
  const other = await house.cookie(await house.addAccount('Thư ký', { office: true }));
  const remove = (confirm: string, cookie: string) => post('/api/demonstration/remove', { confirm }, cookie);
  expect(await codeOf(await remove('XÓA', other))).toBe('forbidden');
  expect(await codeOf(await remove('có', admin))).toBe('invalid');
  expect(ended).toBe(0);
  for (const word of ['XÓA', 'xoá', 'REMOVE ']) expect(await codeOf(await remove(word, admin))).toBe('ok');
  await expect.poll(() => ended).toBe(3);
  await house.close();
  house = await openHouse({ endDemonstration: () => ended++ });
  const real = await house.cookie(await house.addAccount('Quản trị', { administrator: true }));
  expect(await codeOf(await remove('XÓA', real))).toBe('setup.no-demonstration');
  expect(ended).toBe(3);
});
