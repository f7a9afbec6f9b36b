import { readFileSync, writeFileSync } from 'node:fs';
import type { Timers } from './timers.ts';

/** So many ends of the graphics process within so long, and the next start draws without it. */
const endsMax = 3;
const withinMs = 10 * 60_000;

interface Kept {
  readonly withoutFor: string;
}

/**
 * Whether this machine draws without its graphics processor: decided before the program is ready, by what the last run
 * met. A new version tries it again.
 */
export function drawsWithout(path: string, version: string): boolean {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Kept).withoutFor === version;
  } catch {
    return false;
  }
}

interface Parts {
  readonly app: {
    on(
      event: 'child-process-gone',
      listener: (event: unknown, details: { type: string; reason: string }) => void,
    ): unknown;
  };
  readonly path: string;
  readonly version: string;
  readonly timers: Timers;
  /** Pages that were drawn by the process are opened again. */
  readonly again: () => void;
}

/** Chromium starts a graphics process that ended by itself, but what was drawn on canvases is gone. */
export function watchGraphics({ app, path, version, timers, again }: Parts): void {
  let ends: readonly number[] = [];
  app.on('child-process-gone', (_, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    const now = timers.now();
    ends = [...ends.filter((at) => now - at < withinMs), now];
    if (ends.length >= endsMax)
      try {
        writeFileSync(path, JSON.stringify({ withoutFor: version } satisfies Kept), { mode: 0o600 });
      } catch {
        // A full disk: the next start tries the graphics processor once more.
      }
    again();
  });
}
