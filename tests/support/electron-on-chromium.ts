import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { FakeBlocker, FakeSafe, FakeScreen } from './electron-parts.ts';

// A small stand-in for the electron package: the shell's real built bundles run, with Chromium pages for their windows.
// The own scheme, which Chromium does not know, is played at an address of its own; what a page tries is told to the
// guards as Electron tells it, and their verdict is carried out on Chromium.

export const ownAddress = 'https://nghisu-shell.test/';
const toChromium = (address: string): string => address.replace('nghisu-shell://own/', ownAddress);
const toElectron = (address: string): string => address.replace(ownAddress, 'nghisu-shell://own/');
const originOf = (address: string): string => toElectron(address).replace(/^([a-z-]+:\/\/[^/]+).*/, '$1');

export const browserPath = '/usr/bin/chromium';
/** Pages come by way of this process, which Chromium takes for somewhere else than this machine. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
export const launchForShell = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath,
    args: [...flags, '--disable-features=LocalNetworkAccessChecks'],
  });

type Listener = (...args: never[]) => unknown;
interface Printing {
  outcome: [boolean, string];
  asked: number;
}

/** What was stopped, by what stopped it; the addresses as they were asked for. */
export interface Stopped {
  readonly navigations: string[];
  readonly frames: string[];
  readonly windows: string[];
  readonly requests: string[];
  readonly downloads: string[];
}

/** A window that the shell made, and the Chromium page in it. */
export interface ShownWindow {
  readonly page: Page;
  readonly options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  readonly state: { readonly protected: boolean; readonly focused: number; readonly destroyed: boolean };
  /** As the system does it: the window gets no say. */
  readonly close: () => void;
  readonly tell: (event: string, ...args: unknown[]) => void;
}

export interface ShellOnChromium {
  /** The page of the first window as it is now: a crash brings a new one. */
  readonly page: Page;
  readonly windows: readonly ShownWindow[];
  readonly preferences: Record<string, unknown>;
  readonly stopped: Stopped;
  readonly screen: FakeScreen;
  readonly blocker: FakeBlocker;
  readonly printing: Printing;
  /** Whether a permission would be granted to an address, by request and by check. */
  readonly permission: (name: string, address: string) => Promise<boolean>;
  readonly mayUseDevice: () => boolean;
  /** Calls the channel as a frame with this address would, past the preload; from the first window by default. */
  readonly invokeAs: (frame: { url: string; parent: unknown } | null, ...args: unknown[]) => Promise<unknown>;
  /** The same from contents that belong to no window of ours. */
  readonly invokeFrom: (
    sender: object,
    frame: { url: string; parent: unknown },
    ...args: unknown[]
  ) => Promise<unknown>;
  readonly policy: () => string | undefined;
  /** Of every session that the shell has opened, what it would do with a foreign server. */
  readonly sessions: () => Readonly<Record<string, { asks: boolean; granted: boolean; judged: boolean }>>;
  /** Questions that a person was asked, and what he answers. */
  readonly questions: { answer: number; readonly asked: string[] };
  /** As the system tells the program of a second start or of a link. */
  readonly tell: (event: string, ...args: unknown[]) => void;
  readonly close: () => Promise<void>;
}

class FakeSession extends EventEmitter {
  request: Listener = () => {};
  check: Listener = () => true;
  device: () => boolean = () => true;
  before: (details: object, answer: (verdict: { cancel: boolean }) => void) => void = (_, go) => go({ cancel: false });
  serve: (request: { url: string }) => Promise<Response> = async () => new Response('');
  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['before']) => {
      this.before = listener;
    },
  };
  readonly protocol = {
    handle: (_: string, handler: FakeSession['serve']) => {
      this.serve = handler;
    },
  };
  setPermissionRequestHandler(handler: Listener): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: Listener): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler;
  }
  verify: Listener | undefined;
  setCertificateVerifyProc(verify: Listener): void {
    this.verify = verify;
  }
  allows(url: string, initiator: string | undefined): boolean {
    let cancelled = false;
    const details = { url: toElectron(url), ...(initiator !== undefined && { initiatorOrigin: originOf(initiator) }) };
    this.before(details, ({ cancel }) => {
      cancelled = cancel;
    });
    return !cancelled;
  }
}

export interface StartOptions {
  readonly folder: string;
  readonly userData: string;
  readonly args?: readonly string[];
  readonly safe?: FakeSafe;
  readonly screen?: FakeScreen;
}

export async function startShell(browser: Browser, options: StartOptions): Promise<ShellOnChromium> {
  const preload = readFileSync(join(options.folder, 'preload.cjs'), 'utf8');
  const handlers = new Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>();
  const stopped: Stopped = { navigations: [], frames: [], windows: [], requests: [], downloads: [] };
  const screen = options.screen ?? new FakeScreen();
  const blocker = new FakeBlocker();
  const printing: Printing = { outcome: [true, ''], asked: 0 };
  const questions = { answer: 0, asked: [] as string[] };
  const ready = Promise.withResolvers<void>();
  const sessions = new Map<string, { readonly session: FakeSession; readonly context: Promise<BrowserContext> }>();
  const sessionOf = (partition: string) => {
    const known = sessions.get(partition);
    if (known) return known;
    const context = browser.newContext({ serviceWorkers: 'block', locale: 'vi-VN' }).then(async (made) => {
      // A window that is denied asks for nothing in Electron: it is never made.
      await made.route(/.*/, (route) => route.abort());
      return made;
    });
    const made = { session: new FakeSession(), context };
    sessions.set(partition, made);
    return made;
  };
  const windows: Window[] = [];

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => {},
    disableHardwareAcceleration: () => {},
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
    getPath: () => options.userData,
    getVersion: () => '0.1.0',
    quit: () => {},
    setAsDefaultProtocolClient: () => true,
  });

  class Contents extends EventEmitter {
    policy: string | undefined;
    openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
    readonly window: Window;
    constructor(window: Window) {
      super();
      this.window = window;
    }
    setWindowOpenHandler(handler: Contents['openHandler']): void {
      this.openHandler = handler;
    }
    setWebRTCIPHandlingPolicy(policy: string): void {
      this.policy = policy;
    }
    getURL(): string {
      return this.window.address;
    }
    forcefullyCrashRenderer(): void {
      this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 });
    }
    print(_: object, done: (success: boolean, reason: string) => void): void {
      printing.asked += 1;
      done(...printing.outcome);
    }
    /** Whether a listener has prevented an event. */
    prevents(event: string, url: string): boolean {
      let prevented = false;
      const stop = { url: toElectron(url), preventDefault: () => (prevented = true) };
      this.emit(event, stop, toElectron(url));
      return prevented;
    }
  }

  class Window extends EventEmitter {
    readonly options: ShownWindow['options'];
    readonly webContents: Contents;
    readonly state = { protected: false, focused: 0, destroyed: false };
    readonly home: ReturnType<typeof sessionOf>;
    page: Page | undefined;
    address = '';
    opening: string | undefined;
    bounds: object;
    constructor(given: ShownWindow['options']) {
      super();
      this.options = given;
      this.bounds = { x: 0, y: 0, width: 1280, height: 800, ...given };
      this.home = sessionOf(String(given.webPreferences.partition ?? ''));
      this.webContents = new Contents(this);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    removeMenu(): void {}
    setContentProtection(on: boolean): void {
      this.state.protected = on;
    }
    isMinimized(): boolean {
      return false;
    }
    isDestroyed(): boolean {
      return this.state.destroyed;
    }
    restore(): void {}
    focus(): void {
      this.state.focused += 1;
    }
    show(): void {}
    showInactive(): void {}
    getBounds(): object {
      return this.bounds;
    }
    setBounds(bounds: object): void {
      this.bounds = bounds;
    }
    destroy(): void {
      if (this.state.destroyed) return;
      this.state.destroyed = true;
      void this.page?.close();
      this.emit('closed');
    }
    async loadURL(address: string): Promise<void> {
      this.page ??= await openPage(this);
      const { page } = this;
      this.opening = toChromium(address);
      try {
        await page.goto(this.opening);
      } catch (error) {
        // Chromium shows a page of its own then, and what is loaded next must not get in its way.
        if (/net::ERR_(?!ABORTED)/.test(String(error))) await page.waitForURL(/^chrome-error:/).catch(() => {});
        this.webContents.emit('did-fail-load', {}, -100, 'failed', address, true);
        throw error;
      }
      if (windows[0] === this) ready.resolve();
    }
  }

  async function openPage(window: Window): Promise<Page> {
    const { webContents: contents, home } = window;
    const page = await (await home.context).newPage();
    page.on('crash', () => {
      window.page = undefined;
      contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
    });
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame() || window.page !== page) return;
      window.address = toElectron(frame.url());
      contents.emit('did-navigate', {}, window.address);
    });
    // Chromium has opened it already where Electron would ask first: what the guard says is carried out at once.
    page.on('popup', (popup) => {
      if (contents.openHandler({ url: popup.url() }).action !== 'deny') return;
      stopped.windows.push(popup.url());
      void popup.close();
    });
    page.on('download', (download) => {
      let prevented = false;
      home.session.emit(
        'will-download',
        { preventDefault: () => (prevented = true) },
        { getURLChain: () => [toElectron(download.url())] },
      );
      if (!prevented) return;
      stopped.downloads.push(download.url());
      void download.cancel();
    });
    await page.routeWebSocket(/.*/, (socket) => {
      if (home.session.allows(socket.url(), page.url())) return void socket.connectToServer();
      stopped.requests.push(socket.url());
      return void socket.close();
    });
    await page.route(/.*/, (route) => decide(window, page, route));
    await page.exposeBinding('nghisuInvoke', async ({ frame }, channel: string, args: unknown[]) =>
      handlers.get(channel)!(
        { sender: contents, senderFrame: { url: toElectron(frame.url()), parent: frame.parentFrame() } },
        ...args,
      ),
    );
    const argv = (window.options.webPreferences.additionalArguments ?? []) as string[];
    // A preload runs in the main frame alone, as `nodeIntegrationInSubFrames: false` has it.
    await page.addInitScript(`if (window === window.top) {
      const own = location.href.startsWith(${JSON.stringify(ownAddress)});
      const invoke = window.nghisuInvoke;
      const electron = {
        contextBridge: { exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }) },
        ipcRenderer: { invoke: (channel, ...args) => invoke(channel, args) },
      };
      (function (require, module, exports, location, process) { ${preload} })(
        () => electron, { exports: {} }, {}, { protocol: own ? 'nghisu-shell:' : location.protocol }, { argv: ${JSON.stringify(argv)} },
      );
    }`);
    return page;
  }

  async function decide(window: Window, page: Page, route: Route): Promise<void> {
    const { webContents: contents, home } = window;
    const request = route.request();
    const address = request.url();
    const navigates = request.isNavigationRequest();
    const frame = navigates ? request.frame() : undefined;
    const main = frame === page.mainFrame();
    // Those of `loadURL` are not told as the page's.
    const ours = main && window.opening === address;
    if (navigates && !ours) {
      if (contents.prevents(main ? 'will-navigate' : 'will-frame-navigate', address)) {
        (main ? stopped.navigations : stopped.frames).push(address);
        // An answer without content leaves the page where it is, as a prevented navigation does.
        return main ? route.fulfill({ status: 204 }) : route.abort();
      }
    }
    if (ours) window.opening = undefined;
    const initiator = ours ? undefined : page.url() === 'about:blank' ? undefined : page.url();
    if (!home.session.allows(address, initiator)) {
      stopped.requests.push(address);
      return navigates && main ? route.fulfill({ status: 204 }) : route.abort();
    }
    if (main) contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    if (address.startsWith(ownAddress)) {
      const answer = await home.session.serve({ url: toElectron(address) });
      return route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Buffer.from(await answer.arrayBuffer()),
      });
    }
    if (!navigates) return route.continue();
    // A route never sees where an answer sends the browser on to.
    const response = await route.fetch({ maxRedirects: 0 }).catch(() => undefined);
    if (!response) return route.abort();
    const location = response.headers().location;
    if (response.status() >= 300 && response.status() < 400 && location !== undefined) {
      const target = new URL(location, address).href;
      if (contents.prevents('will-redirect', target)) {
        stopped.navigations.push(target);
        return route.fulfill({ status: 204 });
      }
    }
    return route.fulfill({ response });
  }

  const electron = {
    app,
    BrowserWindow: Window,
    screen,
    powerSaveBlocker: blocker,
    safeStorage: options.safe ?? new FakeSafe(),
    dialog: {
      showMessageBox: async (_: object, { message }: { message: string }) => {
        questions.asked.push(message);
        return { response: questions.answer };
      },
      showMessageBoxSync: (_: object, { message }: { message: string }) => {
        questions.asked.push(message);
        return questions.answer;
      },
    },
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => Promise<unknown>) =>
        handlers.set(channel, handler),
    },
    Menu: { setApplicationMenu: () => {}, buildFromTemplate: () => ({}) },
    protocol: { registerSchemesAsPrivileged: () => {} },
    session: {
      defaultSession: sessionOf('').session,
      fromPartition: (name: string) => sessionOf(name).session,
    },
    net: { fetch },
  };

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
  const { session } = sessionOf('');
  const first = (): Window => windows[0]!;
  return {
    get page() {
      return first().page!;
    },
    get windows() {
      return windows.map((window) => ({
        get page() {
          return window.page!;
        },
        options: window.options,
        state: window.state,
        close: () => window.destroy(),
        tell: (event: string, ...args: unknown[]) => void window.emit(event, ...args),
      }));
    },
    get preferences() {
      return first().options.webPreferences;
    },
    stopped,
    screen,
    blocker,
    printing,
    permission: async (name, address) => {
      const asked = await new Promise<boolean>((go) =>
        session.request({} as never, name as never, go as never, { requestingUrl: address } as never),
      );
      const checked = session.check({} as never, name as never, address as never) as boolean;
      return asked || checked;
    },
    mayUseDevice: () => session.device(),
    invokeAs: (frame, ...args) =>
      handlers.get('nghisu-shell')!({ sender: first().webContents, senderFrame: frame }, ...args),
    invokeFrom: (sender, frame, ...args) => handlers.get('nghisu-shell')!({ sender, senderFrame: frame }, ...args),
    policy: () => first().webContents.policy,
    sessions: () =>
      Object.fromEntries(
        [...sessions].map(([name, { session: one }]) => [
          name,
          {
            asks: one.allows('https://evil.example/', undefined),
            granted: one.check({} as never, 'fullscreen' as never, 'https://evil.example' as never) as boolean,
            judged: one.verify !== undefined,
          },
        ]),
      ),
    questions,
    tell: (event, ...args) => void app.emit(event, ...args),
    close: async () => {
      for (const { context } of sessions.values()) await (await context).close();
    },
  };
}
