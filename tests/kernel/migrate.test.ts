import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
