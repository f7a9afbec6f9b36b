import type { Timers } from './timers.ts';

/** So often within so long a page is opened again by itself; one that goes on ending is left alone. */
const triesMax = 3;
const withinMs = 120_000;
/** A page that hangs is ended after so long: a tablet has no key to do it. */
const hangsMs = 20_000;

/** The parts of a window that can break. */
export interface Breakable {
  readonly webContents: {
    on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown;
    getURL(): string;
    forcefullyCrashRenderer(): void;
  };
  on(event: 'unresponsive' | 'responsive' | 'closed', listener: () => void): unknown;
}

export interface Recovery {
  /** Opens the page again as after a crash, within the same bound: what was drawn is lost with the graphics process. */
  readonly again: () => void;
}

/** Opens the same page again when its process ends or hangs, a few times; then says that it did not help. */
export function recover(
  window: Breakable,
  parts: { readonly reopen: (address: string) => void; readonly giveUp: () => void; readonly timers: Timers },
): Recovery {
  const { now, after } = parts.timers;
  const contents = window.webContents;
  let tried: readonly number[] = [];
  let forget = (): void => {};
  const again = (): void => {
    const recent = tried.filter((at) => now() - at < withinMs);
    tried = [...recent, now()];
    if (recent.length >= triesMax) parts.giveUp();
    else parts.reopen(contents.getURL());
  };
  contents.on('render-process-gone', (_, { reason }) => {
    forget();
    if (reason !== 'clean-exit') again();
  });
  window.on('unresponsive', () => {
    forget();
    // Its end is told as any other.
    forget = after(hangsMs, () => contents.forcefullyCrashRenderer());
  });
  window.on('responsive', () => forget());
  window.on('closed', () => forget());
  return { again };
}
