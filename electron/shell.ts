import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { shellScheme } from '../shared/shell/names.ts';
import { answersOf } from './answers.ts';
import { addressToPin, pathOf } from './deep-link.ts';
import { Duties } from './duties.ts';
import { watchGraphics } from './graphics.ts';
import { answerCalls, type Caller } from './ipc.ts';
import { serveOwnPage } from './own-pages.ts';
import type { PinnedServer } from './pinned-server.ts';
import { Place } from './place.ts';
import { RoomDisplay } from './room-display.ts';
import { sayUnsaved } from './sentences.ts';
import type { Timers } from './timers.ts';
import { type Updater, Updates, updatePartition } from './updates.ts';
import { raiseWalls } from './walls.ts';
import { displayPartition, displayWindow, mainWindow } from './window.ts';

type Injected = typeof import('electron');
/** The parts of Electron that the shell uses; tests give their own. */
export type ElectronParts = Pick<
  Injected,
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'powerSaveBlocker' | 'screen' | 'session'
>;

export interface ShellOptions {
  readonly electron: ElectronParts;
  readonly pinned: PinnedServer;
  /** Folder of the built bundles and of the shell's own pages. */
  readonly folder: string;
  /** Where on the server to begin, from the command line. */
  readonly path: string;
  /** Fixed to a seat or a wall: full screen, and it stays. */
  readonly kiosk: boolean;
  readonly fetch: typeof fetch;
  readonly timers: Timers;
  /** File that remembers a graphics processor that does not work. */
  readonly graphics: string;
  /** Fetches and installs new versions; null where that is not possible. */
  readonly updater: Updater | null;
}

/** What others may do with the window once it is there. */
export interface Shell {
  /** Brings the window up, and goes to a place on the pinned server; what is no place there changes nothing. */
  readonly show: (link?: string) => void;
}

/** One window on the pinned server, or on the page that asks for one; and one for the room's projector. */
export async function openShell(options: ShellOptions): Promise<Shell> {
  const { electron, pinned, folder, kiosk, timers, fetch: get } = options;
  const { app, dialog } = electron;
  const { session } = electron;
  const shown = [session.defaultSession, session.fromPartition(displayPartition)];
  for (const one of shown)
    one.protocol.handle(shellScheme, (request) => serveOwnPage(join(folder, 'own'), request.url));
  raiseWalls(app, [...shown, session.fromPartition(updatePartition, { cache: false })], pinned);
  const parts = { BrowserWindow: electron.BrowserWindow, folder, packaged: app.isPackaged };
  const windows = new Map<BrowserWindow, { readonly kind: Caller<BrowserWindow>['kind']; readonly place: Place }>();
  const updates = new Updates({ updater: options.updater, pinned, timers });
  const duties = new Duties(electron.powerSaveBlocker, () => updates.hold(duties.any('inMeeting')));
  const take = (window: BrowserWindow, kind: Caller<BrowserWindow>['kind'], path: string): Place => {
    const note = { ...(kind === 'display' && { display: '1' }), ...(kiosk && { kiosk: '1' }) };
    const place = new Place({ window, pinned, fetch: get, timers, path, note });
    windows.set(window, { kind, place });
    duties.add(window);
    window.on('closed', () => windows.delete(window));
    return place;
  };
  const main = mainWindow(parts, kiosk);
  const place = take(main, 'main', options.path);
  main.webContents.on('will-prevent-unload', (event) => {
    // Prevented, the page is left all the same; without a question the window would just stay, and say nothing.
    if (dialog.showMessageBoxSync(main, sayUnsaved()) === 1) event.preventDefault();
  });
  const display = new RoomDisplay({
    screen: electron.screen,
    main,
    open: (bounds) => {
      const window = displayWindow(parts, bounds);
      void take(window, 'display', '/display').open();
      return window;
    },
  });
  answerCalls(
    electron.ipcMain as never,
    {
      pinned: () => pinned.origin,
      callerOf: (contents: unknown) => {
        const found = [...windows].find(([window]) => window.webContents === contents);
        return found && { kind: found[1].kind, window: found[0] };
      },
    },
    answersOf({
      app,
      dialog,
      pinned,
      fetch: get,
      kiosk,
      duties,
      display,
      updates,
      placeOf: (window) => windows.get(window)!.place,
    }),
  );
  watchGraphics({
    app: app as never,
    path: options.graphics,
    version: app.getVersion(),
    timers,
    again: () => {
      for (const one of windows.values()) one.place.recovery.again();
    },
  });
  if (kiosk) stay(app, main);
  updates.start();
  await place.open();
  return {
    show: (link) => {
      if (main.isMinimized()) main.restore();
      main.focus();
      const path = link === undefined ? null : pathOf(link, pinned.origin);
      if (path !== null) void place.go(path);
      const address = link === undefined || pinned.origin !== null ? null : addressToPin(link);
      if (address !== null) void place.choose(address);
    },
  };
}

/** A window that is fixed to a seat closes only with the program. */
function stay(app: ElectronParts['app'], window: BrowserWindow): void {
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  window.on('close', (event) => {
    if (!quitting) event.preventDefault();
  });
}
