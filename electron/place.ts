import type { BrowserWindow } from 'electron';
import { sourceOf } from './navigation.ts';
import type { PinnedServer } from './pinned-server.ts';
import { reach } from './reach.ts';
import { type Recovery, recover } from './recovery.ts';
import type { Timers } from './timers.ts';
import { own } from './window.ts';

export interface PlaceParts {
  readonly window: BrowserWindow;
  readonly pinned: PinnedServer;
  readonly fetch: typeof fetch;
  readonly timers: Timers;
  /** Where on the server this window begins. */
  readonly path: string;
  /** What the shell's own pages are told, in their address. */
  readonly note: Record<string, string>;
}

/** Where one window is on the pinned server, through crashes, a server that is gone, and another one that is chosen. */
export class Place {
  readonly #parts: PlaceParts;
  readonly #recovery: Recovery;
  #path: string;
  #opening: Promise<boolean> | null = null;

  constructor(parts: PlaceParts) {
    this.#parts = parts;
    this.#path = parts.path;
    const { window, timers } = parts;
    const note = (address: string): void => {
      if (sourceOf(address, parts.pinned.origin) === 'page') this.#path = pathIn(address);
    };
    window.webContents.on('did-navigate', (_, address) => note(address));
    window.webContents.on('did-navigate-in-page', (_, address, isMainFrame) => {
      if (isMainFrame) note(address);
    });
    window.webContents.on('did-fail-load', (_, code, __, address, isMainFrame) => {
      // -3 is a load that another one replaced.
      if (!isMainFrame || code === -3 || sourceOf(address, parts.pinned.origin) === 'own') return;
      note(address);
      void this.#say('lost');
    });
    this.#recovery = recover(window, {
      reopen: (address) => {
        note(address);
        void this.open();
      },
      giveUp: () => void this.#say('stopped'),
      timers,
    });
  }

  get recovery(): Recovery {
    return this.#recovery;
  }

  /** The page of before, or the one that asks for a server. One at a time: of two, the first would end with an error. */
  open(): Promise<boolean> {
    this.#opening ??= this.#openNow().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** The first page of a server that was just chosen. */
  async begin(): Promise<void> {
    await this.#opening;
    this.#path = this.#parts.path;
    await this.open();
  }

  async go(path: string): Promise<void> {
    await this.#opening;
    this.#path = path;
    await this.open();
  }

  /** Asks for a server, with an address from a link written in already. */
  async choose(address: string): Promise<void> {
    await this.#load(own('choose', { address }));
  }

  async #openNow(): Promise<boolean> {
    const { pinned, fetch: get, note } = this.#parts;
    const server = pinned.origin;
    if (server === null) {
      await this.#load(own('choose', note));
      return false;
    }
    const reached = await reach(server, get);
    // Without a line the page may be kept on this device, with papers that its reader took along.
    const opened = reached !== 'not-nghisu' && (await this.#load(server + this.#path));
    if (!opened) await this.#say('lost');
    return opened;
  }

  async #say(why: 'lost' | 'stopped'): Promise<void> {
    await this.#load(own('unreachable', { ...this.#parts.note, why }));
  }

  /** Whether it opened. A load that another one replaced is no fault: the page may have gone on by itself. */
  async #load(address: string): Promise<boolean> {
    const { window } = this.#parts;
    if (window.isDestroyed()) return false;
    return window.loadURL(address).then(
      () => true,
      (error: { code?: string }) => error.code === 'ERR_ABORTED',
    );
  }
}

const pathIn = (address: string): string => {
  const { pathname, search } = new URL(address);
  return pathname + search;
};
