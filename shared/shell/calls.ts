import { z } from 'zod';
import type { shellSources } from './names.ts';

/** Everything that a page may ask of Electron, by form. Both sides are made from this list; nothing else crosses. */
export const shellCalls = {
  /** What the page runs in. */
  about: {
    input: z.object({}),
    reply: z.object({ version: z.string(), platform: z.string(), server: z.string().nullable() }),
  },
  /** Pins another server, by an address as a person types it, and opens it. */
  chooseServer: {
    input: z.object({ address: z.string().max(300) }),
    reply: z.object({
      ok: z.boolean(),
      why: z.enum(['none', 'not-an-address', 'needs-https', 'not-reachable', 'not-nghisu']),
    }),
  },
  /** Tries the pinned server again. */
  retry: { input: z.object({}), reply: z.object({ ok: z.boolean() }) },
  /** Back to choosing a server; the page asks a person first. */
  forgetServer: { input: z.object({}), reply: z.object({}) },
  /** While a confidential paper is open, pictures of the screen by other programs stay black. */
  protect: { input: z.object({ on: z.boolean() }), reply: z.object({}) },
} as const satisfies Record<keyof typeof shellSources, { input: z.ZodType; reply: z.ZodType }>;

export type ShellCalls = typeof shellCalls;
export type ShellCallName = keyof ShellCalls;

/** What the preload puts into the page as `window.nghisuShell`. */
export type ShellBridge = {
  readonly [N in ShellCallName]?: (input: z.input<ShellCalls[N]['input']>) => Promise<z.output<ShellCalls[N]['reply']>>;
};
