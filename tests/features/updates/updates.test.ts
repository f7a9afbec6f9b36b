import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { updatesFeature } from '../../../server/features/updates/feature.ts';
import { listOffered } from '../../../server/features/updates/offered.ts';
import type { RouteContext } from '../../../server/kernel/feature.ts';
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
const free = async (): Promise<boolean> => {
  const answer = await ask('nghisu-1.2.0-x64.exe');
  await answer.arrayBuffer();
  return answer.ok;
};
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
  await expect.poll(free).toBe(true);
});

it('R13 those who ask in the same moment are counted before their files are opened', async () => {
  const counts: number[] = [];
  const together = async (): Promise<number> => {
    const answers = await Promise.all(
      Array.from(
        { length: 12 },
        () =>
          new Promise<{ status: number | undefined; destroy: () => void }>((go, reject) => {
            const asked = request(`${house.url}/api/updates/large.exe`, (answer) =>
              go({ status: answer.statusCode, destroy: () => answer.destroy() }),
            );
            asked.on('error', reject);
            asked.end();
          }),
      ),
    );
    for (const one of answers) one.destroy();
    counts.push(answers.filter(({ status }) => status === 200).length);
    return counts.at(-1)!;
  };
  // Once nobody of before is served any more.
  await expect.poll(together).toBe(4);
  expect(Math.max(...counts)).toBe(4);
  // Whoever asks for what is not there takes nobody's place.
  await expect.poll(free).toBe(true);
  for (let i = 0; i < 6; i += 1) expect(await codeOf(await ask('missing.exe'))).toBe('invalid');
});

it.each([
  { who: 'takes nothing for a while', patience: { idleMs: 200, wholeMs: 600_000 } },
  { who: 'takes too long', patience: { idleMs: 600_000, wholeMs: 200 } },
])('R13 who $who gives his place to the next one', async ({ patience }) => {
  const app = fastify();
  const feature = updatesFeature(data, patience);
  app.get('/:file', async (asked, response) => {
    const { file } = asked.params as { file: string };
    const context = { params: { file }, request: asked, response } as unknown as RouteContext<unknown, unknown>;
    const answer = (await feature.routes.file!(context)) as { ok: boolean } | undefined;
    return answer === undefined ? response : response.code(429).send({});
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const asleep = await Promise.all(
    [1, 2, 3, 4].map(
      () =>
        new Promise<{ destroy: () => void }>((go, reject) => {
          const asked = request(`http://127.0.0.1:${port}/large.exe`, (answer) => go(answer.pause()));
          asked.on('error', reject);
          asked.end();
        }),
    ),
  );
  const next = async (): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${port}/nghisu-1.2.0-x64.exe`);
    await answer.arrayBuffer();
    return answer.status;
  };
  await expect.poll(next).toBe(200);
  for (const one of asleep) one.destroy();
  await app.close();
});
