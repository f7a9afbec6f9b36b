import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { displayArgument, shellScheme } from '../shared/shell/names.ts';

/** Settings of every window; see docs/operations.md, *Electron*. */
export const webPreferences = (folder: string, packaged: boolean) =>
  ({
    preload: join(folder, 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !packaged,
  }) as const;

/** The projector has no part in the session of who works on this machine: cookies of its own, as long as the program runs. */
export const displayPartition = 'room-display';

export const own = (page: 'choose' | 'unreachable', more: Record<string, string> = {}): string => {
  const search = new URLSearchParams(more).toString();
  return `${shellScheme}://own/${page}.html${search === '' ? '' : `?${search}`}`;
};

export interface WindowParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly folder: string;
  readonly packaged: boolean;
}

/** The window that people work in. */
export function mainWindow({ BrowserWindow, folder, packaged }: WindowParts, kiosk: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    kiosk,
    fullscreen: kiosk,
    title: 'Nghị Sự',
    webPreferences: webPreferences(folder, packaged),
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  return window;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The window on the projector: the whole of its screen, and the keyboard stays with the other one. */
export function displayWindow({ BrowserWindow, folder, packaged }: WindowParts, bounds: Bounds): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    show: false,
    frame: false,
    fullscreen: true,
    skipTaskbar: true,
    title: 'Nghị Sự – Màn hình phòng họp',
    webPreferences: {
      ...webPreferences(folder, packaged),
      partition: displayPartition,
      additionalArguments: [displayArgument],
    },
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.showInactive());
  return window;
}
