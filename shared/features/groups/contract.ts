import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { type Id, id, type PersonId } from '../../kernel/ids.ts';

export type GroupId = Id<'Group'>;
const group = id<'Group'>();
const name = z.string().trim().normalize('NFC').min(2).max(120);

/** People of one group at most. */
export const groupMax = 500;
const people = z.array(id<'Person'>()).min(1).max(groupMax);

export const groupView = z.object({
  id: group,
  name: z.string(),
  retired: z.boolean(),
  /** Those whose account is in use, in the order of the group. */
  people: z.array(z.object({ id: id<'Person'>(), name: z.string(), position: z.string(), unitName: z.string() })),
});
export type GroupView = z.infer<typeof groupView>;

export const groups = contract({
  name: 'groups',
  failures: ['groups.name-taken', 'groups.unknown', 'groups.person-unknown'],
  commands: {
    add: storeCommand({
      input: z.object({ name, people }),
      reply: z.object({ group }),
      right: 'office',
      example: (w) => ({ input: { name: `Nhóm ${w.newId()}`, people: [w.people.member as PersonId] } }),
    }),
    /** Gives a group its name and its people, in this order. */
    edit: storeCommand({
      input: z.object({ group, name, people }),
      reply: z.object({}),
      right: 'office',
      example: (w) => ({
        input: { group: w.groups[0] as GroupId, name: `Nhóm ${w.newId()}`, people: [w.people.member as PersonId] },
      }),
    }),
    retire: storeCommand({
      input: z.object({ group, retired: z.boolean() }),
      reply: z.object({}),
      right: 'office',
      example: (w) => ({ input: { group: w.groups[0] as GroupId, retired: false } }),
    }),
  },
  endpoints: {
    /** All groups by name, the retired ones included. */
    list: endpoint({
      method: 'GET',
      path: '/api/groups',
      params: z.object({}),
      body: 'none',
      reply: z.object({ groups: z.array(groupView) }),
      right: 'office',
      example: () => ({ input: { params: {} } }),
    }),
    /** Groups in use that the asker is in himself, and all for who may create meetings: only who is in them, by id. */
    mine: endpoint({
      method: 'GET',
      path: '/api/groups/mine',
      params: z.object({}),
      body: 'none',
      reply: z.object({ groups: z.array(z.object({ id: group, name: z.string(), people: z.array(id<'Person'>()) })) }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
