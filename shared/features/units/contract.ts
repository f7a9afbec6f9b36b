import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { id, type UnitId } from '../../kernel/ids.ts';

const unit = id<'Unit'>();
export const unitName = z.string().trim().normalize('NFC').min(2).max(120);
const name = unitName;

export const unitView = z.object({
  id: unit,
  name: z.string(),
  /** The unit above it; null at the top. */
  parent: unit.nullable(),
  /** No longer chosen for anything new; what it did stays under its name. */
  retired: z.boolean(),
  /** Accounts in use that belong to it, without those of the units below. */
  people: z.number(),
});
export type UnitView = z.infer<typeof unitView>;

export const units = contract({
  name: 'units',
  failures: [
    'units.name-taken',
    'units.unknown',
    'units.under-itself',
    'units.in-use',
    'units.parent-retired',
    'units.foreign',
  ],
  commands: {
    /** Adds a unit as the last one under its parent. */
    add: storeCommand({
      input: z.object({ name, parent: unit.nullable().default(null) }),
      reply: z.object({ unit }),
      right: 'unit-administrator',
      example: (w) => ({ input: { name: `Phòng ${w.newId()}`, parent: w.units[0] as UnitId } }),
    }),
    rename: storeCommand({
      input: z.object({ unit, name }),
      reply: z.object({}),
      right: 'unit-administrator',
      example: (w) => ({ input: { unit: w.units[1] as UnitId, name: `Phòng ${w.newId()}` } }),
    }),
    /** Puts a unit under another (null: at the top), before one of the units there, or last. */
    move: storeCommand({
      input: z.object({ unit, parent: unit.nullable(), before: unit.nullable() }),
      reply: z.object({}),
      right: 'unit-administrator',
      example: (w) => ({ input: { unit: w.units[1] as UnitId, parent: w.units[0] as UnitId, before: null } }),
    }),
    /** Takes a unit without accounts and units out of use, or back into it. */
    retire: storeCommand({
      input: z.object({ unit, retired: z.boolean() }),
      reply: z.object({}),
      right: 'unit-administrator',
      example: (w) => ({ input: { unit: w.units[1] as UnitId, retired: false } }),
    }),
  },
  endpoints: {
    /** All units in the order of the tree: each parent before its own, siblings as they were put. */
    list: endpoint({
      method: 'GET',
      path: '/api/units',
      params: z.object({}),
      body: 'none',
      reply: z.object({ units: z.array(unitView) }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
