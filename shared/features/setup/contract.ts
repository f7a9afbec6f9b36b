import { z } from 'zod';
import { contract, endpoint } from '../../kernel/contract.ts';
import { foldText } from '../../kernel/fold-text.ts';
import { loginName, personName, session } from '../identity/contract.ts';
import { unitName } from '../units/contract.ts';

/** What stands behind the # of a set-up link: 32 random bytes, base64url. */
const token = z.string().min(20).max(80);

/** Whether somebody has typed the word that ends a demonstration: XÓA (or xoá), or REMOVE. */
export const isRemovalWord = (text: string): boolean => ['xoa', 'remove'].includes(foldText(text.trim()));

export const setup = contract({
  name: 'setup',
  failures: ['setup.done', 'setup.link-unknown', 'setup.demonstration', 'setup.no-demonstration'],
  endpoints: {
    /** Whether a link still holds, before anybody fills in a form. */
    check: endpoint({
      method: 'POST',
      path: '/api/set-up/check',
      params: z.object({}),
      body: z.object({ token }),
      reply: z.object({}),
      right: 'anyone',
      example: () => ({ input: { params: {}, body: { token: 'not-the-token-at-all' } } }),
    }),
    /** Makes the top unit and the first administrator, and signs him in. */
    begin: endpoint({
      method: 'POST',
      path: '/api/set-up',
      params: z.object({}),
      body: z.object({
        token,
        office: unitName,
        name: personName,
        position: z.string().trim().normalize('NFC').max(120).default(''),
        login: loginName,
        password: z.string().max(200),
      }),
      reply: session,
      right: 'anyone',
      example: () => ({
        input: {
          params: {},
          body: {
            token: 'not-the-token-at-all',
            office: 'Ủy ban nhân dân phường',
            name: 'Trần Quản Trị',
            login: 'quantri.moi',
            password: 'Another-good-1',
          },
        },
      }),
    }),
    /** Ends the demonstration: all its accounts, meetings and papers are deleted, and the office begins empty. */
    removeDemonstration: endpoint({
      method: 'POST',
      path: '/api/demonstration/remove',
      params: z.object({}),
      body: z.object({ confirm: z.string().max(20).refine(isRemovalWord) }),
      reply: z.object({}),
      right: 'administrator',
      example: () => ({ input: { params: {}, body: { confirm: 'XÓA' } } }),
    }),
  },
});
