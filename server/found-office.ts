import type { Transaction } from 'kysely';
import { addPerson } from './features/identity/store.ts';
import type { Founding } from './features/setup/feature.ts';
import { addUnit } from './features/units/store.ts';
import type { Database } from './kernel/database.ts';

/** Makes what a new office begins with: its top unit and its first administrator, who may create meetings as well. */
export async function foundOffice(trx: Transaction<Database>, founding: Founding): Promise<void> {
  const { unit, office, person, name, position, login, password } = founding;
  await addUnit(trx, unit, office);
  await addPerson(trx, {
    id: person,
    login,
    name,
    position,
    unit,
    password,
    mustChange: false,
    office: true,
    administrator: true,
  });
}
