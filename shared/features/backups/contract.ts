import { z } from 'zod';
import { contract, endpoint } from '../../kernel/contract.ts';

export const backups = contract({
  name: 'backups',
  failures: ['backups.running'],
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/api/backups',
      params: z.object({}),
      body: 'none',
      reply: z.object({
        /** Newest first. */
        backups: z.array(z.object({ name: z.string(), at: z.number(), bytes: z.number(), meetings: z.number() })),
        folder: z.string(),
        /** Whether the backups lie on the disk of the data: a broken disk takes both. */
        sameDisk: z.boolean(),
        /** Minute of the day at which one is made by itself, by the server's clock; null where that is off. */
        atMinute: z.number().nullable(),
        running: z.boolean(),
        /** When the last attempt failed since the server started, and its incident number. */
        failed: z.object({ at: z.number(), incident: z.string() }).nullable(),
      }),
      right: 'administrator',
      example: () => ({ input: { params: {} } }),
    }),
    /** Begins one now; it is in the list when it is whole. */
    begin: endpoint({
      method: 'POST',
      path: '/api/backups',
      params: z.object({}),
      body: z.object({}),
      reply: z.object({}),
      right: 'administrator',
      example: () => ({ input: { params: {}, body: {} } }),
    }),
  },
});
