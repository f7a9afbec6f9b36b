/** Who may make a call: `page` is the served product at the pinned origin, `own` are the shell's two pages. */
export type ShellSource = 'page' | 'own';

/** The calls of the shell and who may make them; their forms stand in calls.ts. */
export const shellSources = {
  about: ['page', 'own'],
  chooseServer: ['own'],
  retry: ['own'],
  forgetServer: ['page', 'own'],
  protect: ['page'],
} as const satisfies Record<string, readonly ShellSource[]>;

/** The one channel of all calls. */
export const shellChannel = 'nghisu-shell';
/** The shell's own scheme; its pages lie at `nghisu-shell://own/…`. */
export const shellScheme = 'nghisu-shell';
