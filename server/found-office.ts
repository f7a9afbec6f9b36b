import type { Transaction } from 'kysely';
import { beginCatalogues } from './features/catalogues/beginning.ts';
import { addPerson } from './features/identity/store.ts';
import type { Founding } from './features/setup/feature.ts';
import { addUnit } from './features/units/store.ts';
import type { Database } from './kernel/database.ts';
import { newId } from './kernel/new-id.ts';

/** Makes what a new office begins with: its top unit, usual catalogues, and an administrator who may create meetings too. */
export async function foundOffice(trx: Transaction<Database>, founding: Founding): Promise<void> {
  const { unit, office, person, name, position, login, password } = founding;
  await addUnit(trx, unit, office);
  await beginCatalogues(trx, newId, { rooms: [], bodies: [{ name: office, abbreviation: '' }] });
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
