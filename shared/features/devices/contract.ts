import { z } from 'zod';
import { classView, contract, endpoint, meetingCommand } from '../../kernel/contract.ts';
import { id } from '../../kernel/ids.ts';
import { roomCommands, roomEndpoints, roomFailures } from './room.ts';

export const displayState = z.object({
  /** `none`: this browser has not asked; `waiting`: it shows the code; `paired`: it belongs to a meeting. */
  state: z.enum(['none', 'waiting', 'paired']),
  code: z.string().nullable(),
  meeting: id<'Meeting'>().nullable(),
});

export const devices = contract({
  name: 'devices',
  failures: ['devices.code-unknown', 'devices.unknown', 'devices.no-authority', ...roomFailures],
  commands: {
    ...roomCommands,
    /** Gives a waiting room display to this meeting, by the six digits that it shows. */
    pair: meetingCommand({
      input: z.object({ code: z.string().regex(/^\d{6}$/) }),
      reply: z.object({ device: id<'Device'>() }),
      right: 'managers',
      example: (w) => ({ input: { code: w.displayCode } }),
    }),
    unpair: meetingCommand({
      input: z.object({ device: id<'Device'>() }),
      reply: z.object({}),
      right: 'managers',
      example: (w) => ({
        before: [{ as: 'secretary', command: 'devices.pair', input: { code: w.displayCode } }],
        input: { device: `device${w.displayCode}` },
      }),
    }),
  },
  views: {
    displays: classView(z.object({ displays: z.record(z.string(), z.object({ at: z.number() })) }), 'managers'),
  },
  endpoints: {
    ...roomEndpoints,
    /** Makes this browser a display that waits to be paired; the code holds for fifteen minutes. */
    ask: endpoint({
      method: 'POST',
      path: '/api/display',
      params: z.object({}),
      body: z.object({}),
      reply: displayState,
      right: 'anyone',
      example: () => ({ input: { params: {}, body: {} } }),
    }),
    /** The room's own authority, which tablets have to trust; null where the certificate is from elsewhere. */
    authority: endpoint({
      method: 'GET',
      path: '/api/authority',
      params: z.object({}),
      body: 'none',
      reply: z.object({
        authority: z
          .object({
            /** SHA-256 over its DER form, pairs of hexadecimal digits. */
            fingerprint: z.string(),
            until: z.number(),
          })
          .nullable(),
      }),
      right: 'anyone',
      example: () => ({ input: { params: {} } }),
    }),
    /** Its certificate, DER: what systems offer to install when it is downloaded. */
    authorityFile: endpoint({
      method: 'GET',
      path: '/api/authority.crt',
      params: z.object({}),
      body: 'none',
      reply: 'bytes',
      right: 'anyone',
      example: () => ({ input: { params: {} } }),
    }),
    state: endpoint({
      method: 'GET',
      path: '/api/display',
      params: z.object({}),
      body: 'none',
      reply: displayState,
      right: 'anyone',
      example: () => ({ input: { params: {} } }),
    }),
  },
});
