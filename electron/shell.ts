import { join } from 'node:path';
import { shellScheme } from '../shared/shell/names.ts';
import { verdict } from './certificate.ts';
import { pathOf } from './deep-link.ts';
import { type Answers, answerCalls } from './ipc.ts';
import { guardNavigation } from './navigation.ts';
import { serveOwnPage } from './own-pages.ts';
import { guardPermissions } from './permissions.ts';
import type { PinnedServer } from './pinned-server.ts';
import { readAddress } from './server-address.ts';

type Injected = typeof import('electron');
/** The parts of Electron that the shell uses; tests give their own. */
export type ElectronParts = Pick<Injected, 'app' | 'BrowserWindow' | 'ipcMain' | 'protocol' | 'session'>;

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
}

/** Settings of the one window; see docs/operations.md, *Electron*. */
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

/** A page that crashed is opened again at most so often. In ms. */
const reopenMs = 10_000;

const own = (page: string): string => `${shellScheme}://own/${page}.html`;

/** Whether a product answers at an origin. */
async function reach(origin: string, get: typeof fetch): Promise<'none' | 'not-reachable' | 'not-nghisu'> {
  try {
    const response = await get(`${origin}/api/session`, {
      redirect: 'error',
      signal: AbortSignal.timeout(8000),
      credentials: 'omit',
    });
    const answer = (await response.json()) as { protocol?: unknown };
    return typeof answer.protocol === 'number' ? 'none' : 'not-nghisu';
  } catch (error) {
    return error instanceof SyntaxError ? 'not-nghisu' : 'not-reachable';
  }
}

/** What others may do with the window once it is there. */
export interface Shell {
  /** Brings the window up, and goes to a place on the pinned server; what is no place there changes nothing. */
  readonly show: (link?: string) => void;
}

/** One window on the pinned server, or on the page that asks for one. Starts nothing else. */
export async function openShell({ electron, pinned, folder, path, kiosk, fetch: get }: ShellOptions): Promise<Shell> {
  const { app, BrowserWindow, ipcMain, protocol, session } = electron;
  const origin = (): string | null => pinned.origin;
  protocol.handle(shellScheme, (request) => serveOwnPage(join(folder, 'own'), request.url));
  guardPermissions(session.defaultSession as never, origin);
  session.defaultSession.setCertificateVerifyProc((request, answer) => answer(verdict(request, pinned)));
  // Every window, frame and view that is ever made is guarded, not only ours.
  app.on('web-contents-created', (_, contents) => guardNavigation(contents as never, origin));
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
    webPreferences: webPreferences(folder, app.isPackaged),
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  let opening: Promise<boolean> | null = null;
  /** One opening at a time: of two, the first would end with an error and put its page over the good one. */
  const openPinned = (): Promise<boolean> => {
    opening ??= openNow().finally(() => {
      opening = null;
    });
    return opening;
  };
  const openNow = async (): Promise<boolean> => {
    const server = pinned.origin;
    if (server === null) {
      await window.loadURL(own('choose'));
      return false;
    }
    const reached = (await reach(server, get)) === 'none';
    await window
      .loadURL(reached ? `${server}${path}` : own('unreachable'))
      .catch(() => window.loadURL(own('unreachable')));
    return reached;
  };
  window.webContents.on('did-fail-load', (_, code, __, address, isMainFrame) => {
    // -3 is a load that another one replaced.
    if (isMainFrame && code !== -3 && !address.startsWith(shellScheme)) void window.loadURL(own('unreachable'));
  });
  let reopened = -reopenMs;
  window.webContents.on('render-process-gone', (_, { reason }) => {
    // A tablet has no key to load the page again; one that ends at once each time is left alone.
    const now = performance.now();
    if (reason === 'clean-exit' || now - reopened < reopenMs) return;
    reopened = now;
    void openPinned();
  });
  const answers: Answers = {
    about: async () => ({ version: app.getVersion(), platform: process.platform, server: pinned.origin }),
    chooseServer: async ({ address }) => {
      const read = readAddress(address);
      if (!read.ok) return { ok: false, why: read.why };
      const before = { origin: pinned.origin, authority: pinned.authority };
      // Pinned first: its authority is what the answer is checked by.
      pinned.pin(read.origin, read.authority);
      const why = await reach(read.origin, get);
      if (why !== 'none') {
        pinned.pin(before.origin, before.authority);
        return { ok: false, why };
      }
      void openPinned();
      return { ok: true, why: 'none' };
    },
    retry: async () => {
      const server = pinned.origin;
      if (server === null || (await reach(server, get)) !== 'none') return { ok: false };
      void openPinned();
      return { ok: true };
    },
    protect: async ({ on }) => {
      window.setContentProtection(on);
      return {};
    },
    forgetServer: async () => {
      pinned.pin(null);
      void openPinned();
      return {};
    },
  };
  answerCalls(ipcMain as never, origin, answers);
  if (kiosk)
    window.on('close', (event) => {
      if (!quitting) event.preventDefault();
    });
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  // A page that is left takes its protection along.
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) window.setContentProtection(false);
  });
  await openPinned();
  return {
    show: (link) => {
      if (window.isMinimized()) window.restore();
      window.focus();
      const place = link === undefined ? null : pathOf(link, pinned.origin);
      if (place !== null && pinned.origin !== null)
        void window.loadURL(pinned.origin + place).catch(() => window.loadURL(own('unreachable')));
    },
  };
}
