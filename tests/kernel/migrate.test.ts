import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { openStore } from '../../server/kernel/database.ts';
import { migrate } from '../../server/kernel/migrate.ts';
import * as spine from '../../server/migrations/0001-spine.ts';
import * as office from '../../server/migrations/0002-office.ts';
import * as meetings from '../../server/migrations/0005-meetings.ts';
import * as roomDevices from '../../server/migrations/0019-room-devices.ts';

it('a data folder that took a later step first still takes the ones between', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nghisu-migrate-'));
  const store = openStore(join(folder, 'nghisu.sqlite'));
  const early = { '0001-spine': spine, '0002-office': office, '0005-meetings': meetings };
  const { error } = await new Migrator({
    db: store.write,
    provider: { getMigrations: async () => early },
  }).migrateToLatest();
  expect(error).toBeUndefined();
  await migrate(store.write);
  await migrate(store.write);
  expect(await store.read.selectFrom('set_up_links').selectAll().execute()).toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('texts of before are put into the index of words, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nghisu-migrate-'));
  const store = openStore(join(folder, 'nghisu.sqlite'));
  const early = { '0001-spine': spine, '0002-office': office };
  await new Migrator({ db: store.write, provider: { getMigrations: async () => early } }).migrateToLatest();
  const row = (hash: string, page: number, folded: string) => ({ hash, page, folded, text: folded });
  const before = [row('b', 1, 'mo dau'), row('a', 1, 'ngan sach'), row('b', 2, 'ngan sach nam sau'), row('a', 2, '')];
  await store.write.insertInto('page_texts').values(before).execute();
  await migrate(store.write);
  await migrate(store.write);
  const { rows } = await sql<{ hash: string; page: number }>`
    select hash, page_words.rowid % 1048576 as page
    from page_words join page_files on page_files.n = page_words.rowid / 1048576
    where page_words match '"ngan sac" *' order by hash, page`.execute(store.read);
  expect(rows).toEqual([
    { hash: 'a', page: 1 },
    { hash: 'b', page: 2 },
  ]);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('of several sessions that one tablet of a room had, the newest stays, and nobody knows of a password', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nghisu-migrate-'));
  const store = openStore(join(folder, 'nghisu.sqlite'));
  const early = { '0001-spine': spine, '0002-office': office, '0019-room-devices': roomDevices };
  await new Migrator({ db: store.write, provider: { getMigrations: async () => early } }).migrateToLatest();
  await sql`insert into units (id, place, name, parent, sort, retired)
    values ('donvithu0001', '', 'Đơn vị thử', null, 0, 0)`.execute(store.write);
  await sql`insert into people (id, login, name, position, unit, password, must_change, office, administrator, locked, folded)
    values ('nguoithu0001', 'nguoi', 'Người thử', '', 'donvithu0001', '', 0, 0, 0, 0, '')`.execute(store.write);
  const row = (token: string, device: string | null, created: number) => ({
    token,
    person: 'nguoithu0001',
    created,
    seen: created,
    expires: 4e12,
    address: '',
    agent: '',
    device,
  });
  const before = [row('a', 'may1', 1), row('b', 'may1', 3), row('c', 'may1', 2), row('d', 'may2', 5)];
  await store.write
    .insertInto('sessions')
    .values([...before, row('e', 'may2', 5), row('f', null, 1), row('g', null, 1)])
    .execute();
  await migrate(store.write);
  const kept = await store.read.selectFrom('sessions').select(['token', 'by_pin']).orderBy('token').execute();
  expect(kept).toEqual([
    { token: 'b', by_pin: 1 },
    { token: 'e', by_pin: 1 },
    { token: 'f', by_pin: 0 },
    { token: 'g', by_pin: 0 },
  ]);
  await expect(
    store.write
      .insertInto('sessions')
      .values(row('h', 'may1', 9))
      .execute(),
  ).rejects.toThrow(/UNIQUE/);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
