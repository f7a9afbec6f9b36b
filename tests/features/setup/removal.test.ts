import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationPassword } from '../../../server/demonstration/accounts.ts';
import {
  type Demonstration,
  makeDemonstration,
  type Product,
  startProduct,
  temporaryFolder,
} from '../../support/product.ts';

const main = join(import.meta.dirname, '..', '..', '..', 'server', 'main.ts');
let demonstration: Demonstration;
const folder = temporaryFolder();
beforeAll(async () => {
  demonstration = await makeDemonstration();
});
afterAll(async () => {
  await demonstration?.close();
  folder.remove();
});

const run = (data: string, ...args: string[]) =>
  spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NGHISU_DATA: data },
    timeout: 60_000,
  });
const post = (url: string, path: string, body: unknown, cookie = '') =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
/** The newest link that the product has printed. */
const tokenOf = (product: Product) => [...product.output().matchAll(/\/set-up#([\w-]+)\n/g)].at(-1)?.[1] ?? '';
const first = {
  office: 'Ủy ban nhân dân phường',
  name: 'Trần Quản Trị',
  login: 'quantri',
  password: 'Mat-khau-rieng-1',
};

it('B1 a start on an empty folder prints a link, the next start another, and none once there is an account', async () => {
  const data = join(folder.path, 'empty');
  const product = await startProduct({ data, args: [] });
  const old = tokenOf(product);
  expect(old).toHaveLength(43);
  const beside = run(data, 'doctor');
  expect(beside.stdout).toContain('tốt    Nghị Sự đang chạy');
  expect(beside.stdout, 'nobody is sent to stop it').not.toContain('SAI');
  await product.stop();
  expect(run(data, 'doctor').stdout).toContain('chưa có tài khoản nào');
  const again = await startProduct({ data, args: [] });
  expect(tokenOf(again)).not.toBe(old);
  expect((await post(again.url, '/api/set-up', { token: old, ...first })).status).toBe(409);
  expect((await post(again.url, '/api/set-up', { token: tokenOf(again), ...first })).status).toBe(200);
  await again.stop();
  const third = await startProduct({ data, args: [] });
  expect(third.output()).not.toContain('set-up');
  await third.stop();
  expect(run(data, 'doctor').stdout).not.toContain('chưa có tài khoản nào');
});

it('B5 the button in the office: the running server becomes an empty office with a link, on the same address', async () => {
  const product = await demonstration.open();
  const signIn = { login: 'quantri', password: demonstrationPassword };
  const cookie = (await post(product.url, '/api/sign-in', signIn)).headers.get('set-cookie')!.split(';')[0]!;
  expect(tokenOf(product)).toBe('');
  expect((await post(product.url, '/api/demonstration/remove', { confirm: 'XÓA' }, cookie)).status).toBe(200);
  await expect.poll(() => tokenOf(product), { timeout: 20_000 }).toHaveLength(43);
  await expect
    .poll(() =>
      fetch(`${product.url}/readyz`)
        .then((r) => r.status)
        .catch(() => 0),
    )
    .toBe(200);
  expect((await post(product.url, '/api/sign-in', signIn)).status).toBe(409);
  expect((await fetch(`${product.url}/api/accounts`, { headers: { cookie } })).status).toBe(401);
  const session = await (await fetch(`${product.url}/api/session`)).json();
  expect(session).toMatchObject({ unset: true, demonstration: null });
  const begun = await post(product.url, '/api/set-up', { token: tokenOf(product), ...first });
  expect(begun.status).toBe(200);
  const own = begun.headers.get('set-cookie')!.split(';')[0]!;
  const { units } = (await (await fetch(`${product.url}/api/units`, { headers: { cookie: own } })).json()) as {
    units: { name: string }[];
  };
  expect(units.map((unit) => unit.name)).toEqual([first.office]);
  expect(await product.stop()).toBe(0);
  expect(existsSync(join(product.data, 'demonstration.json'))).toBe(false);
  const files = readdirSync(join(product.data, 'files'), { recursive: true, withFileTypes: true });
  expect(files.filter((entry) => entry.isFile())).toEqual([]);
  const verified = run(product.data, 'audit', 'verify');
  expect(verified.stdout).toContain('Nhật ký nguyên vẹn.');
  // `npm start` asks for a demonstration: it makes none over an office.
  const again = await startProduct({ data: product.data });
  expect(again.output()).not.toContain('Dữ liệu minh họa.');
  await again.stop();
});

it('B5 nghisu demonstration remove says what would go, wants --yes, and refuses an office and a running server', async () => {
  const product = await demonstration.open();
  expect(run(product.data, 'demonstration', 'remove', '--yes').status).toBe(3);
  await product.stop();
  const asked = run(product.data, 'demonstration', 'remove');
  expect(asked.status).toBe(1);
  expect(asked.stdout).toMatch(/có \d+ tài khoản và 3 phiên họp/);
  expect(readdirSync(join(product.data, 'files')).length).toBeGreaterThan(0);
  const removed = run(product.data, 'demonstration', 'remove', '--yes');
  expect(removed.stderr).toBe('');
  expect(removed.status).toBe(0);
  const again = run(product.data, 'demonstration', 'remove', '--yes');
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('không có dữ liệu minh họa');
  const office = await startProduct({ data: product.data, args: [] });
  expect(tokenOf(office)).toHaveLength(43);
  await office.stop();
});

it('B5 a removal that was cut short is finished by the next start', async () => {
  const product = await demonstration.open();
  await product.stop();
  const { data } = product;
  writeFileSync(join(data, 'demonstration-ended.json'), JSON.stringify({ accounts: 28, meetings: 3 }));
  renameSync(join(data, 'files'), join(data, 'files-half'));
  const office = await startProduct({ data });
  expect(office.output()).not.toContain('Dữ liệu minh họa.');
  expect(tokenOf(office)).toHaveLength(43);
  await office.stop();
  expect(existsSync(join(data, 'demonstration-ended.json'))).toBe(false);
});
