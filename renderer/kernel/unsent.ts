import { openRows, settled } from './idb.ts';

/** Where a person's outbox lies on a device, and the store within. */
const outboxes = 'nghisu-outbox-';
export const outboxOf = (person: string): string => outboxes + person;
export const outboxRows = 'entries';

/** Whether this device holds anything of a person that was not sent, readable or not. */
export async function waitsHere(person: string): Promise<boolean> {
  try {
    const database = await openRows(outboxOf(person), outboxRows, 'id');
    const count = await settled(database.transaction(outboxRows).objectStore(outboxRows).count());
    database.close();
    return count > 0;
  } catch {
    return false;
  }
}

/** Whose outbox a database is; null for any other one. */
export const outboxOwner = (database: string): string | null =>
  database.startsWith(outboxes) ? database.slice(outboxes.length) : null;
