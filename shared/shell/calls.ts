import { z } from 'zod';
import type { shellSources } from './names.ts';

const nothing = z.object({});
const onOff = z.object({ on: z.boolean() });
/** What a page knows already: the answer comes as soon as there is something else. Null for what it is now. */
const known = z.object({ known: z.number().int().nullable() });

/** Everything that a page may ask of Electron, by form. Both sides are made from this list; nothing else crosses. */
export const shellCalls = {
  /** What the page runs in. */
  about: {
    input: nothing,
    reply: z.object({
      version: z.string(),
      platform: z.string(),
      server: z.string().nullable(),
      /** Fixed to a seat or a wall. */
      kiosk: z.boolean(),
    }),
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
  retry: { input: nothing, reply: z.object({ ok: z.boolean() }) },
  /** Back to choosing a server. Asked by the product, the shell asks a person first; one that is fixed to a seat stays. */
  forgetServer: { input: nothing, reply: z.object({ ok: z.boolean() }) },
  /** While a confidential paper is open, pictures of the screen by other programs stay black. */
  protect: { input: onOff, reply: nothing },
  /** While this is so, neither the screen nor the machine goes to sleep. */
  awake: { input: onOff, reply: nothing },
  /** A meeting runs in this window: nothing is fetched or installed meanwhile. */
  inMeeting: { input: onOff, reply: nothing },
  /** Opens the system's dialog for printing this page; answers when it is closed. */
  print: {
    input: nothing,
    reply: z.object({ outcome: z.enum(['done', 'cancelled', 'no-printer', 'failed']) }),
  },
  /** The screens of this machine besides the one of this window, and on which of them the room's display is. */
  screens: {
    input: known,
    reply: z.object({
      n: z.number().int(),
      screens: z.array(z.object({ id: z.number(), name: z.string(), width: z.number(), height: z.number() })),
      shown: z.number().nullable(),
      /** The six digits on it, as long as it belongs to no meeting. */
      code: z.string().nullable(),
    }),
  },
  /** Puts the room's display on a screen, in a window of its own. */
  openDisplay: { input: z.object({ screen: z.number() }), reply: z.object({ ok: z.boolean() }) },
  closeDisplay: { input: nothing, reply: nothing },
  /** The room's display says which digits it shows, so that nobody has to type what is on the same machine. */
  displayCode: {
    input: z.object({
      code: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
    }),
    reply: nothing,
  },
  /** Whether there is a new version of this program: `off` where none is ever looked for. */
  update: {
    input: known,
    reply: z.object({
      n: z.number().int(),
      state: z.enum(['off', 'none', 'loading', 'ready']),
      version: z.string().nullable(),
    }),
  },
  /** Ends the program, installs the new version and starts it. */
  installUpdate: {
    input: nothing,
    reply: z.object({ why: z.enum(['none', 'not-ready', 'meeting-runs', 'failed']) }),
  },
} as const satisfies Record<keyof typeof shellSources, { input: z.ZodType; reply: z.ZodType }>;

export type ShellCalls = typeof shellCalls;
export type ShellCallName = keyof ShellCalls;
export type ShellReply<N extends ShellCallName> = z.output<ShellCalls[N]['reply']>;

/** What the preload puts into the page as `window.nghisuShell`. */
export type ShellBridge = {
  readonly [N in ShellCallName]?: (input: z.input<ShellCalls[N]['input']>) => Promise<ShellReply<N>>;
};
