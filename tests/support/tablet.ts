import { readlinkSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserFlags, chromiumPath, sizes } from './browser.ts';

/** A Chromium of its own, whose profile stays when it ends. */
export interface Tablet {
  readonly page: Page;
  readonly context: BrowserContext;
  /** As a tablet whose battery is pulled: nothing of the page has time to be kept. */
  readonly kill: () => Promise<void>;
}

/** Turns a tablet on; `profile` is its folder, empty at the first time. */
export async function turnOn(profile: string): Promise<Tablet> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    args: browserFlags,
    viewport: sizes['1280x800'],
  });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(() => {
    localStorage.setItem('nghisu.preferences', JSON.stringify({ language: 'vi', scheme: 'light', sound: false }));
  });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    kill: async () => {
      // Chromium's lock on its profile names its process: <host>-<pid>.
      const pid = Number(/-(\d+)$/.exec(readlinkSync(`${profile}/SingletonLock`))?.[1]);
      const gone = new Promise((settle) => context.once('close', settle));
      process.kill(pid, 'SIGKILL');
      await gone;
    },
  };
}
