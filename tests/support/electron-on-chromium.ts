import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { BrowserContext, Page } from 'playwright-core';

// A small stand-in for the electron package: the shell's real built bundles run, with Chromium pages for their windows.
// The own scheme, which Chromium does not know, is played at an address of its own.

const ownAddress = 'https://nghisu-shell.test/';
const toChromium = (address: string): string => address.replace('nghisu-shell://own/', ownAddress);
const toElectron = (address: string): string => address.replace(ownAddress, 'nghisu-shell://own/');

export interface ShellOnChromium {
  readonly page: Page;
  readonly preferences: Record<string, unknown>;
  /** Navigations that a guard stopped. */
  readonly stopped: string[];
  /** Whether a permission would be granted to an address. */
  readonly permission: (name: string, address: string) => Promise<boolean>;
  /** Calls the channel as a frame with this address would, past the preload. */
  readonly invokeAs: (frame: { url: string; parent: unknown } | null, ...args: unknown[]) => Promise<unknown>;
  readonly windowOpen: () => { action: string };
  /** What was done to the window, and with what it was made. */
  readonly state: { readonly protected: boolean; readonly focused: number; readonly window: Record<string, unknown> };
  /** As the system tells the program of a second start or of a link. */
  readonly tell: (event: string, ...args: unknown[]) => void;
}

export async function startShell(
  context: BrowserContext,
  options: { folder: string; userData: string; args?: readonly string[] },
): Promise<ShellOnChromium> {
  const page = await context.newPage();
  const preload = readFileSync(join(options.folder, 'preload.cjs'), 'utf8');
  const handlers = new Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>();
  const stopped: string[] = [];
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => { action: string }) => {
      open.handler = handler;
    },
  });
  const open: { handler: () => { action: string } } = { handler: () => ({ action: 'allow' }) };
  let permissionRequest: (
    contents: unknown,
    name: string,
    answer: (granted: boolean) => void,
    details: { requestingUrl: string },
  ) => void = () => {};
  let serveOwn: (request: { url: string }) => Promise<Response>;
  let preferences: Record<string, unknown> = {};
  const state = { protected: false, focused: 0, window: {} as Record<string, unknown> };
  const ready = Promise.withResolvers<void>();

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => {},
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
    getPath: () => options.userData,
    getVersion: () => '0.1.0',
    quit: () => {},
    setAsDefaultProtocolClient: () => true,
  });
  class BrowserWindow extends EventEmitter {
    readonly webContents = contents;
    constructor(given: { webPreferences: Record<string, unknown> }) {
      super();
      state.window = given;
      preferences = given.webPreferences;
      app.emit('web-contents-created', {}, contents);
    }
    removeMenu(): void {}
    setContentProtection(on: boolean): void {
      state.protected = on;
    }
    isMinimized(): boolean {
      return false;
    }
    restore(): void {}
    focus(): void {
      state.focused += 1;
    }
    show(): void {}
    async loadURL(address: string): Promise<void> {
      await page.goto(toChromium(address));
      ready.resolve();
    }
  }
  const electron = {
    app,
    BrowserWindow,
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => Promise<unknown>) =>
        handlers.set(channel, handler),
    },
    protocol: {
      registerSchemesAsPrivileged: () => {},
      handle: (_: string, handler: typeof serveOwn) => {
        serveOwn = handler;
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: typeof permissionRequest) => {
          permissionRequest = handler;
        },
        setPermissionCheckHandler: () => {},
        setDevicePermissionHandler: () => {},
        setCertificateVerifyProc: () => {},
      },
    },
    net: { fetch },
  };

  await page.route(`${ownAddress}**`, async (route) => {
    const answer = await serveOwn({ url: toElectron(route.request().url()) });
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  // A navigation that the page itself begins goes by the guards, as in Electron; those of `loadURL` do not.
  await page.route(
    (url) => !url.href.startsWith(ownAddress),
    async (route) => {
      const request = route.request();
      if (!request.isNavigationRequest()) return route.continue();
      const address = request.url();
      let prevented = false;
      contents.emit('will-navigate', { url: address, preventDefault: () => (prevented = true) }, address);
      if (!prevented) return route.continue();
      stopped.push(address);
      // An answer without content leaves the page where it is, as a prevented navigation does.
      return route.fulfill({ status: 204 });
    },
  );
  await page.exposeBinding('nghisuInvoke', async ({ frame }, channel: string, args: unknown[]) =>
    handlers.get(channel)!({ senderFrame: { url: toElectron(frame.url()), parent: frame.parentFrame() } }, ...args),
  );
  await page.addInitScript(`{
    const own = location.href.startsWith(${JSON.stringify(ownAddress)});
    const electron = {
      contextBridge: { exposeInMainWorld: (name, api) => { window[name] = api; } },
      ipcRenderer: { invoke: (channel, ...args) => window.nghisuInvoke(channel, args) },
    };
    (function (require, module, exports, location) { ${preload} })(() => electron, { exports: {} }, {}, { protocol: own ? 'nghisu-shell:' : location.protocol });
  }`);

  const main = join(options.folder, 'main.cjs');
  const require = createRequire(main);
  const run = runInThisContext(
    `(function (require, module, exports, __dirname, __filename, process) {${readFileSync(main, 'utf8')}\n})`,
    { filename: main },
  ) as (...args: unknown[]) => void;
  const load = (name: string): unknown => (name === 'electron' ? electron : require(name));
  const argv = [process.execPath, main, ...(options.args ?? [])];
  run(
    load,
    { exports: {} },
    {},
    options.folder,
    main,
    new Proxy(process, { get: (target, key) => (key === 'argv' ? argv : Reflect.get(target, key)) }),
  );
  await ready.promise;
  return {
    page,
    get preferences() {
      return preferences;
    },
    stopped,
    permission: (name, address) => new Promise((go) => permissionRequest({}, name, go, { requestingUrl: address })),
    invokeAs: (frame, ...args) => handlers.get('nghisu-shell')!({ senderFrame: frame }, ...args),
    windowOpen: () => open.handler(),
    state,
    tell: (event, ...args) => void app.emit(event, ...args),
  };
}
