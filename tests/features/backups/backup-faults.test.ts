import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeptBackup, listBackups } from '../../../server/backup/backup-folder.ts';
import { makeBackup } from '../../../server/backup/make-backup.ts';
import { restoreBackup } from '../../../server/backup/restore-backup.ts';
import { openHouse } from '../../support/house.ts';
import { temporaryFolder } from '../../support/product.ts';
import { castPeople, makeWorld } from '../../support/world.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const checkpoints = join(data, 'checkpoints.jsonl');
beforeAll(async () => {
  const house = await openHouse({ folder: data });
  await makeWorld(house, await castPeople(house), 'closed');
  await house.close();
});
afterAll(() => folder.remove());

const at = Date.UTC(2026, 10, 27, 2);
const make = (to: string, now = at, retention = { daily: 5, monthly: 5 }): Promise<KeptBackup> =>
  makeBackup({ data, checkpoints, to: join(folder.path, to), retention, now });
const holds = (to: string, { manifest }: KeptBackup): boolean =>
  manifest.files.every((hash) => existsSync(join(folder.path, to, 'files', hash.slice(0, 2), hash)));

it('F1 two backups at once: one is made, the other is told, and what is whole holds all its papers', async () => {
  const made = await Promise.allSettled([make('twice'), make('twice', at + 1000)]);
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(String(made.find((one) => one.status === 'rejected')?.reason)).toMatch(/một bản sao lưu khác/);
  const kept = listBackups(join(folder.path, 'twice'));
  expect(kept).toHaveLength(1);
  expect(kept.every((one) => holds('twice', one))).toBe(true);
  expect((await make('twice', at + 2000)).manifest.files.length).toBeGreaterThan(0);
});

it('F3 a paper that is damaged on the disk is told each time, and never called backed up; no part is left', async () => {
  const hash = createHash('sha256').update('whole').digest('hex');
  const paper = join(data, 'files', hash.slice(0, 2), hash);
  mkdirSync(join(paper, '..'), { recursive: true });
  writeFileSync(paper, 'damaged');
  for (let i = 0; i < 2; i += 1) await expect(make('damaged')).rejects.toThrow(/bị hỏng trên đĩa/);
  expect(readdirSync(join(folder.path, 'damaged')).filter((name) => name.startsWith('2026'))).toEqual([]);
  writeFileSync(paper, 'whole');
  expect(holds('damaged', await make('damaged'))).toBe(true);
});

it('F4 a backup that was just made stays, also where a clock went ahead before', async () => {
  await make('ahead', Date.UTC(2030, 0, 2), { daily: 1, monthly: 1 });
  const made = await make('ahead', at, { daily: 1, monthly: 1 });
  expect(listBackups(join(folder.path, 'ahead')).map(({ name }) => name)).toContain(made.name);
  expect(holds('ahead', made)).toBe(true);
});

it('F3 a restore reads nothing that an earlier database left behind, and what was signed before is kept however often it is tried', async () => {
  const backup = await make('restored');
  const to = join(folder.path, 'restored-data');
  const signed = join(to, 'checkpoints.jsonl');
  const names = readdirSync(join(data, 'keys'), { withFileTypes: true }).filter((entry) => entry.isFile());
  const foreign = new Map(
    names.map(({ name }) => {
      const bytes = readFileSync(join(data, 'keys', name));
      return [name, name === 'log.key' ? Buffer.alloc(bytes.length, 7) : bytes];
    }),
  );
  const restore = (keys?: ReadonlyMap<string, Buffer>) =>
    restoreBackup({ folder: join(folder.path, 'restored'), backup, data: to, checkpoints: signed, keys });
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'nghisu.sqlite-wal'), 'left behind');
  await expect(restore(foreign)).rejects.toThrow(/đã có dữ liệu/);
  rmSync(join(to, 'nghisu.sqlite-wal'));
  writeFileSync(signed, 'signed before');
  for (const keys of [foreign, undefined]) await expect(restore(keys)).rejects.toThrow(/không khớp với các khóa này/);
  const kept = readdirSync(to)
    .filter((name) => name.includes('.before-restore-'))
    .map((name) => readFileSync(join(to, name), 'utf8'));
  expect(kept).toContain('signed before');
});
