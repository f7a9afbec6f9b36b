import { z } from 'zod';
import { contract, endpoint } from '../../kernel/contract.ts';

/** Devices on which one person keeps papers at most. */
export const packDevicesMax = 12;

/** Made by the device when it first keeps papers of a person; another one after the first was withdrawn. */
const device = z.string().regex(/^[a-z0-9]{16}$/);

export const packs = contract({
  name: 'packs',
  failures: [
    'packs.withdrawn',
    'packs.too-many',
    'packs.unsupported',
    'packs.locked',
    'packs.space',
    'packs.expired',
    'packs.clock',
  ],
  endpoints: {
    /** The server's part of the key that seals papers on a device: 32 bytes, base64url; asked for at each contact. */
    key: endpoint({
      method: 'POST',
      path: '/api/packs/:device',
      params: z.object({ device }),
      /** How its person knows this device again, such as *Chrome, Windows*. */
      body: z.object({ label: z.string().trim().min(1).max(80) }),
      reply: z.object({
        key: z.string(),
        /** Without another contact the device erases what it keeps at this time. */
        until: z.number(),
      }),
      right: 'account',
      byPin: false,
      example: () => ({ input: { params: { device: 'maytinhbangcuato' }, body: { label: 'Chrome, Windows' } } }),
    }),
    mine: endpoint({
      method: 'GET',
      path: '/api/packs',
      params: z.object({}),
      body: 'none',
      reply: z.object({
        devices: z.array(z.object({ device, label: z.string(), since: z.number(), last: z.number() })),
        hours: z.number(),
      }),
      right: 'account',
      example: () => ({ input: { params: {} } }),
    }),
    /** For good; a device that is unknown or another person's counts as withdrawn. */
    withdraw: endpoint({
      method: 'DELETE',
      path: '/api/packs/:device',
      params: z.object({ device }),
      body: 'none',
      reply: z.object({}),
      right: 'account',
      example: () => ({ input: { params: { device: 'maytinhbangcuato' } } }),
    }),
  },
});
