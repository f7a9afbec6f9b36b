/**
 * Who may make a call: `page` is the served product at the pinned origin, `own` are the shell's own pages, `display` is
 * whatever stands in the second window, on the room's projector.
 */
export type ShellSource = 'page' | 'own' | 'display';

/** The calls of the shell and who may make them; their forms stand in calls.ts. */
export const shellSources = {
  about: ['page', 'own', 'display'],
  chooseServer: ['own'],
  retry: ['own', 'display'],
  forgetServer: ['page', 'own'],
  protect: ['page', 'display'],
  awake: ['page', 'display'],
  inMeeting: ['page', 'display'],
  print: ['page'],
  screens: ['page'],
  openDisplay: ['page'],
  closeDisplay: ['page'],
  displayCode: ['display'],
  update: ['page'],
  installUpdate: ['page'],
} as const satisfies Record<string, readonly ShellSource[]>;

/** The one channel of all calls. */
export const shellChannel = 'nghisu-shell';
/** The shell's own scheme; its pages lie at `nghisu-shell://own/…`. */
export const shellScheme = 'nghisu-shell';
/** What tells the preload of the second window where it is. */
export const displayArgument = '--nghisu-display';
