import type { App, BrowserWindow, Dialog } from 'electron';
import type { ShellReply } from '../shared/shell/calls.ts';
import type { Duties } from './duties.ts';
import type { Answers } from './ipc.ts';
import type { PinnedServer } from './pinned-server.ts';
import type { Place } from './place.ts';
import { printPage } from './print.ts';
import { reach } from './reach.ts';
import type { RoomDisplay } from './room-display.ts';
import { sayForget } from './sentences.ts';
import { readAddress } from './server-address.ts';
import type { Updates } from './updates.ts';

export interface AnswerParts {
  readonly app: Pick<App, 'getVersion'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly pinned: PinnedServer;
  readonly fetch: typeof fetch;
  readonly kiosk: boolean;
  readonly duties: Duties;
  readonly display: RoomDisplay;
  readonly updates: Updates;
  readonly placeOf: (window: BrowserWindow) => Place;
}

/** What the shell does for each call of its list. Who calls was asked before. */
export function answersOf(parts: AnswerParts): Answers<BrowserWindow> {
  const { app, dialog, pinned, fetch: get, kiosk, duties, display, updates, placeOf } = parts;
  // Two at once would each go back to what the other one only tried.
  let choosing: Promise<unknown> = Promise.resolve();
  const choose = async (address: string, from: BrowserWindow): Promise<ShellReply<'chooseServer'>> => {
    const read = readAddress(address);
    if (!read.ok) return { ok: false, why: read.why };
    // Trusted first: its authority is what the answer is checked by.
    const goBack = pinned.try(read.origin, read.authority);
    const why = await reach(read.origin, get);
    if (why !== 'none') {
      goBack();
      return { ok: false, why };
    }
    await pinned.pin(read.origin, read.authority).catch((error: unknown) => {
      // Not written down: after the next start it would be another one than now.
      goBack();
      throw error;
    });
    void placeOf(from).begin();
    return { ok: true, why: 'none' };
  };
  return {
    about: async () => ({ version: app.getVersion(), platform: process.platform, server: pinned.origin, kiosk }),
    chooseServer: ({ address }, from) => {
      const chosen = choosing.then(() => choose(address, from));
      choosing = chosen.catch(() => {});
      return chosen;
    },
    retry: async (_, from) => {
      const server = pinned.origin;
      if (server === null || (await reach(server, get)) !== 'none') return { ok: false };
      void placeOf(from).open();
      return { ok: true };
    },
    forgetServer: async (_, from, source) => {
      // A seat belongs to its room: whoever runs it starts it with --server.
      if (kiosk) return { ok: false };
      // A page that says so by itself does not cut a tablet off its server.
      if (source === 'page' && (await dialog.showMessageBox(from, sayForget(pinned.origin ?? ''))).response !== 1)
        return { ok: false };
      display.close();
      await pinned.pin(null);
      void placeOf(from).begin();
      return { ok: true };
    },
    protect: async ({ on }, from) => {
      duties.set(from, 'protect', on);
      return {};
    },
    awake: async ({ on }, from) => {
      duties.set(from, 'awake', on);
      return {};
    },
    inMeeting: async ({ on }, from) => {
      duties.set(from, 'inMeeting', on);
      return {};
    },
    // What must not be in a picture of the screen must not be on paper either.
    print: async (_, from) => ({
      outcome: duties.has(from, 'protect') ? 'failed' : await printPage(from.webContents),
    }),
    screens: ({ known }) => display.told.next(known),
    openDisplay: async ({ screen }) => ({ ok: display.open(screen) }),
    closeDisplay: async () => {
      display.close();
      return {};
    },
    displayCode: async ({ code }) => {
      display.setCode(code);
      return {};
    },
    update: ({ known }) => updates.told.next(known),
    installUpdate: async () => ({ why: await updates.install() }),
  };
}
