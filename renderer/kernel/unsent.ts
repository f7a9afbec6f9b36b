import { openRows, settled } from './idb.ts';

/** Where a person's outbox lies on a device, and the store within. */
const outboxes = 'nghisu-outbox-';
export const outboxOf = (person: string): string => outboxes + person;
export const outboxRows = 'entries';

/**
 * Whether this device holds anything of a person that was not sent, readable or not; `unclear` where that cannot be told. To ask
 * makes no database: its name alone would tell who sat here.
 */
export async function waitsHere(person: string, unclear = false): Promise<boolean> {
  try {
    const name = outboxOf(person);
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return false;
    const database = await openRows(name, outboxRows, 'id');
    try {
      return (await settled(database.transaction(outboxRows).objectStore(outboxRows).count())) > 0;
    } finally {
      database.close();
    }
  } catch {
    return unclear;
  }
}

/** Whose outbox a database is; null for any other one. */
export const outboxOwner = (database: string): string | null =>
  database.startsWith(outboxes) ? database.slice(outboxes.length) : null;
