import { z } from 'zod';
import { contract, endpoint, storeCommand } from '../../kernel/contract.ts';
import { type DocumentId, id, type MeetingId } from '../../kernel/ids.ts';

export const openings = contract({
  name: 'openings',
  failures: [],
  commands: {
    /** Whether the secretary of a meeting may see which of its papers one has opened. Taken back, what was noted is erased. */
    share: storeCommand({
      input: z.object({ shares: z.boolean() }),
      reply: z.object({}),
      right: 'account',
      example: () => ({ input: { shares: true } }),
    }),
  },
  endpoints: {
    mine: endpoint({
      method: 'GET',
      path: '/api/openings',
      params: z.object({}),
      body: 'none',
      reply: z.object({ shares: z.boolean() }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
    /** Notes that one has opened a paper, if one shares that; else it does nothing. */
    note: endpoint({
      method: 'PUT',
      path: '/api/meetings/:meeting/documents/:document/opened',
      params: z.object({ meeting: id<'Meeting'>(), document: id<'Document'>() }),
      body: z.object({}),
      reply: z.object({}),
      right: 'participants',
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId }, body: {} },
      }),
    }),
    /** Who of the participants shares what he opens, and what each of these has opened; nothing of the others. */
    list: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/openings',
      params: z.object({ meeting: id<'Meeting'>() }),
      body: 'none',
      reply: z.object({
        people: z.array(z.object({ person: id<'Person'>(), opened: z.array(id<'Document'>()) })),
      }),
      right: 'secretary',
      byPin: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
  },
});
