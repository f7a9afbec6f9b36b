import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { id } from '../../kernel/ids.ts';

export const units = contract({
  name: 'units',
  failures: ['units.name-taken'],
  commands: {
    add: storeCommand({
      input: z.object({ name: z.string().trim().min(2).max(120) }),
      reply: z.object({ unit: id<'Unit'>() }),
      right: 'administrator',
      example: (w) => ({ input: { name: `Phòng ${w.newId()}` } }),
    }),
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/api/units',
      params: z.object({}),
      body: 'none',
      reply: z.object({ units: z.array(z.object({ id: id<'Unit'>(), name: z.string() })) }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
