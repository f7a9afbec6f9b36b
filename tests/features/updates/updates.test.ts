import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOffered } from '../../../server/features/updates/offered.ts';
import { type House, openHouse } from '../../support/house.ts';

let data: string;
let house: House;
const bytes = Buffer.alloc(3_000_000, 'nghisu');

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'nghisu-updates-'));
  house = await openHouse({ folder: data });
});
afterAll(async () => {
  await house.close();
  rmSync(data, { recursive: true });
});

const ask = (name: string) => fetch(`${house.url}/api/updates/${name}`);
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { failure: { code: string } }).failure.code;

it('R12 without the folder there is nothing; with it only plain files that lie in it', async () => {
  expect(await codeOf(await ask('latest.yml'))).toBe('invalid');
  const folder = join(data, 'updates');
  mkdirSync(join(folder, 'sub.yml'), { recursive: true });
  writeFileSync(join(data, 'outside.yml'), 'secret');
  symlinkSync(join(data, 'outside.yml'), join(folder, 'link.yml'));
  symlinkSync(join(data, 'nghisu.sqlite'), join(folder, 'nghisu.zip'));
  for (const name of ['sub.yml', 'link.yml', 'nghisu.zip', 'missing.exe'])
    expect(await codeOf(await ask(name)), name).toBe('invalid');
  for (const name of [
    '..%2foutside.yml',
    '%2e%2e%2foutside.yml',
    '.hidden.yml',
    'key.pem',
    'notes.txt',
    'a%00.yml',
    '-x.yml',
  ])
    expect(await codeOf(await ask(name)), name).toBe('invalid');
});

it('R11 whoever reaches the server has lists, signatures and packages, whole and with their size', async () => {
  const folder = join(data, 'updates');
  for (const name of ['latest.yml', 'latest.yml.sig', 'latest-linux.yml']) {
    writeFileSync(join(folder, name), `of ${name}`);
    const answer = await ask(`${name}?noCache=1`);
    expect(await answer.text()).toBe(`of ${name}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toBe('attachment');
  }
  writeFileSync(join(folder, 'nghisu-1.2.0-x64.exe'), bytes);
  const answer = await ask('nghisu-1.2.0-x64.exe');
  expect(answer.headers.get('content-length')).toBe(String(bytes.length));
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  writeFileSync(join(folder, 'empty.yml'), '');
  expect(await (await ask('empty.yml')).text()).toBe('');
});

it('the doctor sees what is offered, what is not signed and what is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nghisu-offered-'));
  expect(listOffered(folder)).toEqual([]);
  mkdirSync(join(folder, 'updates'));
  writeFileSync(
    join(folder, 'updates', 'latest.yml'),
    'version: 1.2.0\nfiles:\n  - url: a.exe\n    sha512: x\n  - url: b.exe\n',
  );
  writeFileSync(join(folder, 'updates', 'a.exe'), '');
  expect(listOffered(folder)).toEqual([{ list: 'latest.yml', version: '1.2.0', signed: false, missing: ['b.exe'] }]);
  rmSync(folder, { recursive: true });
});

it('R13 no more than four packages are on their way at once, and lists always are', async () => {
  // Larger than what lies in the buffers between: who does not read keeps his place.
  writeFileSync(join(data, 'updates', 'large.exe'), Buffer.alloc(60_000_000));
  const held = await Promise.all(
    [1, 2, 3, 4].map(
      () =>
        new Promise<{ destroy: () => void }>((go, reject) => {
          const asked = request(`${house.url}/api/updates/large.exe`, (answer) => go(answer.pause()));
          asked.on('error', reject);
          asked.end();
        }),
    ),
  );
  expect(await codeOf(await ask('nghisu-1.2.0-x64.exe'))).toBe('over-limit');
  expect((await ask('latest.yml')).ok).toBe(true);
  for (const one of held) one.destroy();
  await expect.poll(async () => (await ask('nghisu-1.2.0-x64.exe')).ok).toBe(true);
});
