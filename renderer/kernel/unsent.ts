import { openRows, settled } from './idb.ts';

/** Where a person's outbox lies on a device, and the store within. */
export const outboxOf = (person: string): string => `nghisu-outbox-${person}`;
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
