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

/** Whether a database is somebody's outbox with something in it. */
export const holdsUnsent = async (database: string): Promise<boolean> =>
  database.startsWith(outboxes) && (await waitsHere(database.slice(outboxes.length)));
