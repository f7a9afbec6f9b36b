import { z } from 'zod';
import { contract, endpoint } from '../../kernel/contract.ts';
import { type DocumentId, id, type MeetingId } from '../../kernel/ids.ts';
import { turns } from './turn.ts';

/** Where somebody was in a paper: the page at the top of his screen, how much of it was above, and how he had turned it. */
const place = z.object({
  page: z.number().int().min(1).max(5000),
  /** 0…1 of the height of the page as it was turned. */
  y: z.number().min(0).max(1),
  turn: z.literal(turns),
});

const paper = z.object({ meeting: id<'Meeting'>(), document: id<'Document'>() });

export const reading = contract({
  name: 'reading',
  failures: [],
  endpoints: {
    /** The last place of the one who asks, from whichever of his devices; `at` is the server's time of it. */
    place: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/documents/:document/place',
      params: paper,
      body: 'none',
      reply: z.object({ place: place.extend({ at: z.number() }).nullable() }),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        input: { params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId } },
      }),
    }),
    /** Puts the last place in the stead of the one before, which is kept nowhere. */
    keepPlace: endpoint({
      method: 'PUT',
      path: '/api/meetings/:meeting/documents/:document/place',
      params: paper,
      body: place,
      reply: z.object({ at: z.number() }),
      right: 'participants',
      afterClosing: true,
      example: (w) => ({
        input: {
          params: { meeting: w.meeting as MeetingId, document: w.documents.open as DocumentId },
          body: { page: 1, y: 0.25, turn: 0 as const },
        },
      }),
    }),
  },
});
