import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { type Id, id } from '../../kernel/ids.ts';

/** What an office keeps lists of; `body` is who issues papers. */
export const catalogueKinds = ['position', 'meeting-type', 'document-type', 'room', 'body'] as const;
export type CatalogueKind = (typeof catalogueKinds)[number];

export type EntryId = Id<'CatalogueEntry'>;
const entry = id<'CatalogueEntry'>();

/** What some kinds have besides a name: papers and bodies an abbreviation (`QĐ`), rooms seats and equipment. */
export const catalogueExtra = z.object({
  abbreviation: z.string().trim().normalize('NFC').max(20).default(''),
  capacity: z.number().int().min(1).max(10_000).nullable().default(null),
  equipment: z.string().trim().normalize('NFC').max(500).default(''),
});
export type CatalogueExtra = z.infer<typeof catalogueExtra>;
const name = z.string().trim().normalize('NFC').min(2).max(120);

export const catalogueEntry = z.object({
  id: entry,
  kind: z.enum(catalogueKinds),
  name: z.string(),
  ...catalogueExtra.shape,
  /** Offered for nothing new any more. */
  retired: z.boolean(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

export const catalogues = contract({
  name: 'catalogues',
  failures: ['catalogues.name-taken', 'catalogues.unknown'],
  commands: {
    /** Adds an entry as the last one of its kind. */
    add: storeCommand({
      input: catalogueExtra.extend({ kind: z.enum(catalogueKinds), name }),
      reply: z.object({ entry }),
      right: 'administrator',
      example: (w) => ({ input: { kind: 'position' as const, name: `Chức vụ ${w.newId()}` } }),
    }),
    edit: storeCommand({
      input: catalogueExtra.extend({ entry, name }),
      reply: z.object({}),
      right: 'administrator',
      example: (w) => ({ input: { entry: w.entries[0] as EntryId, name: `Chức vụ ${w.newId()}` } }),
    }),
    /** Puts an entry before another of its kind, or last. */
    move: storeCommand({
      input: z.object({ entry, before: entry.nullable() }),
      reply: z.object({}),
      right: 'administrator',
      example: (w) => ({ input: { entry: w.entries[0] as EntryId, before: null } }),
    }),
    /** Takes an entry out of use, or back into it. */
    retire: storeCommand({
      input: z.object({ entry, retired: z.boolean() }),
      reply: z.object({}),
      right: 'administrator',
      example: (w) => ({ input: { entry: w.entries[0] as EntryId, retired: false } }),
    }),
  },
  endpoints: {
    /** All entries, by kind and in order, the retired ones included. */
    list: endpoint({
      method: 'GET',
      path: '/api/catalogues',
      params: z.object({}),
      body: 'none',
      reply: z.object({ entries: z.array(catalogueEntry) }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
