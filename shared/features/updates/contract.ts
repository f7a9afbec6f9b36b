import { z } from 'zod';
import { contract, endpoint } from '../../kernel/contract.ts';

export const updates = contract({
  name: 'updates',
  // Programs ask here, never a person: the kernel's codes do.
  failures: [],
  endpoints: {
    /** A list of versions (`latest.yml`, with `.sig` its signature) or a package of the client. */
    file: endpoint({
      method: 'GET',
      path: '/api/updates/:file',
      params: z.object({
        file: z
          .string()
          .max(120)
          .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.(yml|yml\.sig|exe|AppImage|deb|zip|dmg)$/),
      }),
      body: 'none',
      reply: 'bytes',
      right: 'anyone',
      example: () => ({ input: { params: { file: 'latest.yml' } } }),
    }),
  },
});
