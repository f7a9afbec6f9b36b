import { z } from 'zod';
import { contract, endpoint } from '../../kernel/contract.ts';
import { id, type MeetingId } from '../../kernel/ids.ts';

const meeting = id<'Meeting'>();
export const listFormats = ['pdf', 'xlsx', 'csv', 'json'] as const;

export const archive = contract({
  name: 'archive',
  failures: [],
  endpoints: {
    /** Results of the votes that one may see; who chose what only where it was published, or for managers. */
    votes: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/archive/votes/:format',
      params: z.object({ meeting, format: z.enum(listFormats) }),
      body: 'none',
      reply: 'bytes',
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId, format: 'csv' as const } } }),
    }),
    attendance: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/archive/attendance/:format',
      params: z.object({ meeting, format: z.enum(listFormats) }),
      body: 'none',
      reply: 'bytes',
      right: 'managers',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId, format: 'csv' as const } } }),
    }),
    /** `meetingRecord` of record.ts, as a file. */
    record: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/archive/record',
      params: z.object({ meeting }),
      body: 'none',
      reply: 'bytes',
      right: 'participants',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
    /** A ZIP of papers, record and lists with their hashes. */
    file: endpoint({
      method: 'GET',
      path: '/api/meetings/:meeting/archive/file',
      params: z.object({ meeting }),
      body: 'none',
      reply: 'bytes',
      right: 'managers',
      afterClosing: true,
      example: (w) => ({ input: { params: { meeting: w.meeting as MeetingId } } }),
    }),
  },
});
