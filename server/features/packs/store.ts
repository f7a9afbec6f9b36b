import { packDevicesMax } from '../../../shared/features/packs/contract.ts';
import type { Store } from '../../kernel/database.ts';

export interface PackContact {
  readonly device: string;
  readonly person: string;
  readonly label: string;
  readonly at: number;
}

/**
 * Devices that keep papers. A withdrawn one stays as a row, so that its key is never given again; one without a contact for
 * `keptMs` opens nothing any more and counts no longer.
 */
export const packStore = (store: Store, keptMs: number) => ({
  /** Notes that a device has asked for its key. One that is another person's counts as withdrawn. */
  touch: ({ device, person, label, at }: PackContact): Promise<'kept' | 'withdrawn' | 'too-many'> =>
    store.write.transaction().execute(async (trx) => {
      const there = await trx
        .selectFrom('pack_devices')
        .select(['person', 'withdrawn'])
        .where('device', '=', device)
        .executeTakeFirst();
      if (there && (there.withdrawn || there.person !== person)) return 'withdrawn';
      if (there) {
        await trx.updateTable('pack_devices').set({ label, last: at }).where('device', '=', device).execute();
        return 'kept';
      }
      const { count } = await trx
        .selectFrom('pack_devices')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('person', '=', person)
        .where('withdrawn', '=', 0)
        .where('last', '>', at - keptMs)
        .executeTakeFirstOrThrow();
      if (Number(count) >= packDevicesMax) return 'too-many';
      await trx
        .insertInto('pack_devices')
        .values({ device, person, label, since: at, last: at, withdrawn: 0 })
        .execute();
      return 'kept';
    }),
  list: (person: string, at: number) =>
    store.read
      .selectFrom('pack_devices')
      .select(['device', 'label', 'since', 'last'])
      .where('person', '=', person)
      .where('withdrawn', '=', 0)
      .where('last', '>', at - keptMs)
      .orderBy('last', 'desc')
      .execute(),
  withdraw: async (person: string, device: string): Promise<void> => {
    await store.write
      .updateTable('pack_devices')
      .set({ withdrawn: 1 })
      .where('device', '=', device)
      .where('person', '=', person)
      .execute();
  },
});
