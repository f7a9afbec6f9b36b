import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type KeptBackup, listBackups, nameAt, outdated, removeBackups } from '../../../server/backup/backup-folder.ts';
import { nextAt } from '../../../server/features/backups/backup-job.ts';
import { officeStream } from '../../../shared/kernel/ids.ts';
import { type House, openHouse } from '../../support/house.ts';
import { temporaryFolder } from '../../support/product.ts';
import { castPeople, makeWorld } from '../../support/world.ts';

const folder = temporaryFolder();
const open: House[] = [];
afterEach(async () => {
  for (const house of open.splice(0)) await house.close();
});
afterAll(() => folder.remove());

const main = join(import.meta.dirname, '../../../server/main.ts');
const passphrase = 'một câu dài dễ nhớ';

/** Runs the command line in a process of its own. */
function nghisu(data: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NGHISU_DATA: data, NGHISU_PASSPHRASE: passphrase, NGHISU_LOG: 'silent', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  return new Promise<{ code: number | null; said: string }>((settle) =>
    child.once('close', (code) => settle({ code, said })),
  );
}
const bytesUnder = (path: string): Buffer =>
  Buffer.concat(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((name) => statSync(name).isFile())
      .map((name) => readFileSync(name)),
  );
async function house(name: string): Promise<House & { readonly data: string }> {
  const data = join(folder.path, name);
  const opened = await openHouse({ folder: data });
  open.push(opened);
  return Object.assign(opened, { data });
}
const close = async (one: House): Promise<void> => {
  open.splice(open.indexOf(one), 1);
  await one.close();
};

it('F1 fifty writes a second go on while a backup is made, none waits for it, and all that were acknowledged before are in it', async () => {
  const one = await house('busy');
  const cast = await castPeople(one);
  const world = await makeWorld(one, cast, 'running');
  const written: { readonly title: string; readonly at: number; readonly tookMs: number }[] = [];
  let writing = true;
  const write = async (n: number): Promise<void> => {
    const [title, began] = [`Nội dung số ${n}`, performance.now()];
    const reply = await one.act(world.meeting, cast.secretary, 'agenda.addItem', { title, minutes: 5 });
    expect(reply.ok).toBe(true);
    written.push({ title, at: performance.now(), tookMs: performance.now() - began });
  };
  // One every 20 ms, and at least fifty before and fifty after the backup.
  const writer = (async () => {
    const pending: Promise<void>[] = [];
    for (let n = 0; writing || n < 100; n += 1) {
      pending.push(write(n));
      await new Promise((go) => setTimeout(go, 20));
    }
    await Promise.all(pending);
  })();
  await expect.poll(() => written.length, { timeout: 20_000 }).toBeGreaterThan(50);
  const began = performance.now();
  const made = await nghisu(one.data, ['backup']);
  const ended = performance.now();
  expect(made, made.said).toMatchObject({ code: 0 });
  const during = written.length;
  await expect.poll(() => written.length, { timeout: 20_000 }).toBeGreaterThan(during + 50);
  writing = false;
  await writer;
  expect(written.filter(({ at }) => at > began && at < ended).length, 'writers were not held up').toBeGreaterThan(5);
  await nghisu(one.data, ['backup', '--keys', join(folder.path, 'busy.keys')]);
  await close(one);
  const restored = join(folder.path, 'busy-restored');
  const put = await nghisu(restored, [
    'restore',
    '--from',
    join(one.data, 'backups'),
    '--keys',
    join(folder.path, 'busy.keys'),
  ]);
  expect(put, put.said).toMatchObject({ code: 0 });
  expect(await nghisu(restored, ['audit', 'verify'])).toMatchObject({ code: 0 });
  const again = await openHouse({ folder: restored });
  open.push(again);
  const { items } = (await again.server.homes.find(world.meeting))!.state.agenda as {
    items: Record<string, { title: string }>;
  };
  const titles = new Set(Object.values(items).map(({ title }) => title));
  const before = written.filter(({ at }) => at < began);
  expect(before.length).toBeGreaterThan(50);
  for (const { title } of before) expect(titles.has(title), title).toBe(true);
  // And it goes on from there: a session of before is none any more, a new one works.
  expect(await again.server.store.read.selectFrom('sessions').select('token').execute()).toEqual([]);
  const reply = await again.act(world.meeting, cast.secretary, 'agenda.addItem', {
    title: 'Sau khôi phục',
    minutes: 5,
  });
  expect(reply.ok).toBe(true);
  const cookie = await again.cookie(cast.delegate);
  const file = await fetch(
    `${again.url}/api/meetings/${world.meeting}/documents/${world.documents.open}/file?version=1`,
    {
      headers: { cookie },
    },
  );
  expect(file.status).toBe(200);
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100);
});

it('F2 no key is in a backup, and a file of keys opens by its passphrase alone', async () => {
  const one = await house('keys');
  await close(one);
  const file = join(folder.path, 'keys.json');
  expect((await nghisu(one.data, ['backup', '--keys', file], { NGHISU_PASSPHRASE: 'ngan' })).said).toMatch(
    /12 ký tự trở lên/,
  );
  expect(existsSync(file)).toBe(false);
  expect(await nghisu(one.data, ['backup', '--keys', file])).toMatchObject({ code: 0 });
  expect(await nghisu(one.data, ['backup'])).toMatchObject({ code: 0 });
  const [bytes, sealed] = [bytesUnder(join(one.data, 'backups')), readFileSync(file)];
  for (const name of readdirSync(join(one.data, 'keys'))) {
    const key = readFileSync(join(one.data, 'keys', name));
    for (const where of [bytes, sealed]) {
      expect(where.includes(key), name).toBe(false);
      expect(where.includes(key.toString('base64')), name).toBe(false);
      expect(where.includes(key.toString('hex')), name).toBe(false);
    }
  }
  const other = join(folder.path, 'keys-restored');
  const wrong = await nghisu(other, ['restore', '--from', join(one.data, 'backups'), '--keys', file], {
    NGHISU_PASSPHRASE: 'một câu dài khác hẳn',
  });
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.said).toMatch(/không mở được/);
  expect(existsSync(join(other, 'nghisu.sqlite'))).toBe(false);
});

it('F3 damaged backups, foreign keys and folders with data are refused, and nothing is overwritten', async () => {
  const one = await house('harm');
  const cast = await castPeople(one);
  await makeWorld(one, cast, 'closed');
  const from = join(folder.path, 'harm-backups');
  const keys = join(folder.path, 'harm.keys');
  expect(await nghisu(one.data, ['backup', '--to', from])).toMatchObject({ code: 0 });
  await nghisu(one.data, ['backup', '--keys', keys]);
  const restore = (data: string, more: readonly string[] = ['--keys', keys]) =>
    nghisu(join(folder.path, data), ['restore', '--from', from, ...more]);
  const before = bytesUnder(join(one.data, 'keys'));
  expect((await restore('harm')).said, 'the folder in use').toMatch(/đang được một Nghị Sự khác dùng|đã có dữ liệu/);
  await close(one);
  expect((await restore('harm')).said).toMatch(/đã có dữ liệu/);
  expect(bytesUnder(join(one.data, 'keys')).equals(before)).toBe(true);
  expect((await restore('harm-none', [])).said).toMatch(/--keys/);
  const foreign = await house('harm-foreign');
  await close(foreign);
  const foreignKeys = join(folder.path, 'foreign.keys');
  await nghisu(foreign.data, ['backup', '--keys', foreignKeys]);
  expect((await restore('harm-other', ['--keys', foreignKeys])).said).toMatch(/khóa của cơ quan này/);
  expect(existsSync(join(folder.path, 'harm-other', 'nghisu.sqlite'))).toBe(false);
  // A byte of the database, a byte of a paper, a paper gone, a manifest cut: each is told.
  const [{ name = '', path = '', manifest } = {} as KeptBackup] = listBackups(from);
  const paper = join(from, 'files', manifest.files[0]!.slice(0, 2), manifest.files[0]!);
  const harm = async (file: string, told: RegExp): Promise<void> => {
    const whole = readFileSync(file);
    const hurt = Buffer.from(whole);
    hurt[Math.floor(hurt.length / 2)]! ^= 1;
    writeFileSync(file, hurt);
    const refused = await restore(`harm-${told.source.length}-${whole.length}`);
    expect(refused.code, refused.said).toBe(1);
    expect(refused.said).toMatch(told);
    expect(existsSync(join(folder.path, `harm-${told.source.length}-${whole.length}`, 'nghisu.sqlite'))).toBe(false);
    writeFileSync(file, whole);
  };
  await harm(join(path, 'nghisu.sqlite'), /cơ sở dữ liệu không/);
  await harm(paper, /tài liệu .* thiếu/);
  await harm(join(path, 'checkpoints.jsonl'), /các điểm kiểm tra không/);
  const { length } = readFileSync(join(path, 'manifest.json'));
  const text = readFileSync(join(path, 'manifest.json'), 'utf8');
  writeFileSync(join(path, 'manifest.json'), text.slice(0, length / 2));
  expect((await restore('harm-cut', ['--keys', keys, '--backup', name])).said).toMatch(
    /không phải bản sao lưu nguyên vẹn/,
  );
  writeFileSync(join(path, 'manifest.json'), text);
  expect(await restore('harm-good'), 'and whole again it is taken').toMatchObject({ code: 0 });
});

it('F4 the newest of so many days and months stay, and papers go with the last backup that holds them', () => {
  const backups = (days: readonly number[]): KeptBackup[] =>
    days
      .map((day) => Date.UTC(2026, 0, 1, 2) + day * 86_400_000)
      .sort((a, b) => b - a)
      .map((at) => ({ name: nameAt(at), path: '', manifest: { at } as KeptBackup['manifest'] }));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 14 }),
      (days, daily, monthly) => {
        const all = backups(days);
        const gone = new Set(outdated(all, { daily, monthly }));
        const left = all.filter((one) => !gone.has(one));
        expect(left.slice(0, daily)).toEqual(all.slice(0, daily));
        const months = [...new Set(all.map(({ name }) => name.slice(0, 7)))].slice(0, monthly);
        for (const month of months) expect(left.some(({ name }) => name.startsWith(month))).toBe(true);
        expect(left.length).toBeLessThanOrEqual(daily + monthly);
      },
    ),
    { seed: 20_261_127, numRuns: 300 },
  );
  const to = join(folder.path, 'kept');
  const put = (name: string, files: readonly string[]): void => {
    mkdirSync(join(to, name), { recursive: true });
    const database = { sha256: '', bytes: 1 };
    const manifest = { version: 1, at: 1, database, checkpoints: null, entries: 1, meetings: 1, files };
    writeFileSync(join(to, name, 'manifest.json'), JSON.stringify(manifest));
    for (const hash of files) {
      mkdirSync(join(to, 'files', hash.slice(0, 2)), { recursive: true });
      appendFileSync(join(to, 'files', hash.slice(0, 2), hash), 'x');
    }
  };
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
  put('2026-01-01_020000', [a, b]);
  put('2026-01-02_020000', [a]);
  mkdirSync(join(to, '2026-01-03_020000.part'));
  removeBackups(to, outdated(listBackups(to), { daily: 1, monthly: 1 }));
  expect(readdirSync(to).sort()).toEqual(['2026-01-02_020000', 'files']);
  expect([a, b].map((hash) => existsSync(join(to, 'files', hash.slice(0, 2), hash)))).toEqual([true, false]);
  // The daily one comes next at its minute, today or tomorrow.
  const at = new Date(2026, 10, 27, 1, 59).getTime();
  expect(nextAt(at, 120)).toBe(new Date(2026, 10, 27, 2, 0).getTime());
  expect(nextAt(at + 60_000, 120)).toBe(new Date(2026, 10, 28, 2, 0).getTime());
});

it('F5 an administrator begins a backup and reads of it; it stands in the log', async () => {
  const one = await house('asked');
  const cast = await castPeople(one);
  const ask = async (person: string, method: 'GET' | 'POST') => {
    const response = await fetch(`${one.url}/api/backups`, {
      method,
      headers: { cookie: await one.cookie(person), 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{}' }),
    });
    return {
      status: response.status,
      body: (await response.json()) as {
        backups: { meetings: number; bytes: number }[];
        running: boolean;
        sameDisk: boolean;
        failed: { incident: string } | null;
      },
    };
  };
  expect((await ask(cast.administrator, 'GET')).body).toMatchObject({ backups: [], running: false, sameDisk: true });
  for (const other of [cast.chair, cast['unit-administrator']]) expect((await ask(other, 'POST')).status).toBe(403);
  expect((await ask(cast.administrator, 'POST')).status).toBe(200);
  expect((await ask(cast.administrator, 'POST')).body, 'one at a time').toMatchObject({
    failure: { code: 'backups.running' },
  });
  await expect
    .poll(async () => (await ask(cast.administrator, 'GET')).body.backups.length, { timeout: 20_000 })
    .toBe(1);
  await expect.poll(async () => (await ask(cast.administrator, 'GET')).body.running, { timeout: 20_000 }).toBe(false);
  expect((await ask(cast.administrator, 'GET')).body.backups[0]!.bytes).toBeGreaterThan(10_000);
  const facts = await one.server.store.read
    .selectFrom('facts')
    .select('body')
    .where('stream', '=', officeStream)
    .execute();
  expect(facts.filter(({ body }) => body.includes('backups.begun'))).toHaveLength(1);
  // A folder that is none: it is told, with a number that stands in the log of the server.
  writeFileSync(join(folder.path, 'no-folder'), '');
  const failing = await openHouse({
    folder: join(folder.path, 'failing'),
    env: { NGHISU_BACKUPS: join(folder.path, 'no-folder', 'x') },
  });
  open.push(failing);
  const administrator = await failing.addAccount('Quản trị', { administrator: true });
  const headers = { cookie: await failing.cookie(administrator), 'content-type': 'application/json' };
  await fetch(`${failing.url}/api/backups`, { method: 'POST', headers, body: '{}' });
  await expect
    .poll(
      async () =>
        (
          (await (await fetch(`${failing.url}/api/backups`, { headers })).json()) as {
            failed: { incident: string } | null;
          }
        ).failed?.incident,
      { timeout: 20_000 },
    )
    .toMatch(/^[0-9A-F]{4}$/);
});
