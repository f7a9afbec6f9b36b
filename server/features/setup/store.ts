import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';

type Db = Kysely<Database>;

export const hasAccounts = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined;

export const isLink = async (db: Db, token: string): Promise<boolean> =>
  (await db.selectFrom('set_up_links').select('token').where('token', '=', token).executeTakeFirst()) !== undefined;

/** Puts the hash of a new link in place of the old one. */
export const replaceLink = (db: Db, token: string, at: number): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.deleteFrom('set_up_links').execute();
    await trx.insertInto('set_up_links').values({ token, at }).execute();
  });

/** Takes the link away; false where another one was quicker. */
export const spendLink = async (trx: Transaction<Database>, token: string): Promise<boolean> =>
  (await trx.deleteFrom('set_up_links').where('token', '=', token).executeTakeFirst()).numDeletedRows > 0n;
