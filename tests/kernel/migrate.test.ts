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
