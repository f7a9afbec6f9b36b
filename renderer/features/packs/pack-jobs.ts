import type { Session } from '../../../shared/features/identity/contract.ts';
import { type Failure, fail } from '../../../shared/kernel/result.ts';
import { Listeners } from '../../kernel/listeners.ts';
import { currentPacks, openPacks } from '../../kernel/offline/packs.ts';
import { keepShell } from '../../kernel/offline/shell.ts';
import type { Progress } from './fill-pack.ts';

/** What is under way for a meeting, or why it ended. */
export type Job =
  | { readonly state: 'running'; readonly progress: Progress | null; readonly stop: () => void }
  | { readonly state: 'failed'; readonly failure: Failure };

const jobs = new Map<string, Job>();
const listeners = new Listeners();
const set = (meeting: string, job: Job | null): void => {
  if (job) jobs.set(meeting, job);
  else jobs.delete(meeting);
  listeners.tell('jobs');
};

export const jobOf = (meeting: string): Job | undefined => jobs.get(meeting);
export const onJobs = (listener: () => void): (() => void) => listeners.add('jobs', listener);

/** Keeps a meeting on this device, or brings up to date what is kept; nothing while that is under way. */
export async function keepMeeting(session: Session, meeting: string): Promise<void> {
  if (jobs.get(meeting)?.state === 'running') return;
  const abort = new AbortController();
  const stop = (): void => {
    abort.abort();
    set(meeting, null);
  };
  const running = (progress: Progress | null): void => {
    if (!abort.signal.aborted) set(meeting, { state: 'running', progress, stop });
  };
  running(null);
  const result = await run(session, meeting, abort.signal, running);
  if (abort.signal.aborted) return;
  set(meeting, result.ok ? null : { state: 'failed', failure: result.failure });
}

async function run(session: Session, meeting: string, signal: AbortSignal, onProgress: (progress: Progress) => void) {
  const opened = await openPacks(session);
  if (!opened.ok) return opened;
  const shell = await keepShell();
  if (!shell.ok) return shell;
  const { fillPack } = await import('./fill-pack.ts');
  if (signal.aborted) return fail('unreachable');
  const filled = await fillPack({ packs: opened.value, meeting, signal, onProgress });
  // Whoever has no part in it any more keeps nothing of it.
  if (!filled.ok && filled.failure.code === 'forbidden') await currentPacks()?.remove(meeting);
  return filled;
}
