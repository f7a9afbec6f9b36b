import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../../electron/answers.ts';
import { answerCalls } from '../../electron/ipc.ts';
import { PinnedServer } from '../../electron/pinned-server.ts';
import { Place } from '../../electron/place.ts';
import { type ShellCallName, shellCalls } from '../../shared/shell/calls.ts';
import { type ShellSource, shellSources } from '../../shared/shell/names.ts';
import { FakeTimers } from '../support/electron-parts.ts';

const server = 'https://hop.tinh.vn';

/** A pinned server that is written down nowhere. */
const pin = async (origin: string | null): Promise<PinnedServer> => {
  let kept: object = {};
  const vault = {
    read: async () => kept,
    write: async (_: string, value: object) => {
      if (JSON.stringify(value).includes('full')) throw new Error('no space');
      kept = value;
    },
  };
  const pinned = await PinnedServer.open(vault as never, '');
  if (origin !== null) await pinned.pin(origin);
  return pinned;
};

/** Answers of servers by their origin; what is not named is not reached. */
const answering =
  (servers: Readonly<Record<string, unknown>>): typeof fetch =>
  async (address) => {
    const { origin } = new URL(String(address));
    if (!Object.hasOwn(servers, origin)) throw new TypeError('fetch failed');
    const body = servers[origin];
    return new Response(typeof body === 'string' ? body : JSON.stringify(body));
  };

class FakeWindow extends EventEmitter {
  readonly loaded: string[] = [];
  fails: (address: string) => { code?: string } | null = () => null;
  url = '';
  readonly webContents = Object.assign(new EventEmitter(), {
    getURL: () => this.url,
    forcefullyCrashRenderer: () => {},
  });
  isDestroyed(): boolean {
    return false;
  }
  async loadURL(address: string): Promise<void> {
    this.loaded.push(address);
    const failed = this.fails(address);
    if (failed) throw Object.assign(new Error('load'), failed);
    this.url = address;
    this.webContents.emit('did-navigate', {}, address);
  }
}

const place = async (get: typeof fetch, origin: string | null = server, note: Record<string, string> = {}) => {
  const window = new FakeWindow();
  const pinned = await pin(origin);
  const parts = { window: window as never, pinned, fetch: get, timers: new FakeTimers(), path: '/', note };
  return { window, pinned, place: new Place(parts) };
};
const good = answering({ [server]: { protocol: 1 } });

describe('the place of a window', () => {
  it('asks for a server where none is pinned, and opens the first page of one that is', async () => {
    const none = await place(good, null);
    await none.place.open();
    expect(none.window.loaded).toEqual(['nghisu-shell://own/choose.html']);
    const pinned = await place(good);
    expect(await pinned.place.open()).toBe(true);
    expect(pinned.window.loaded).toEqual([`${server}/`]);
  });

  it('comes back to the page that was left, also one that the page has gone to by itself', async () => {
    const { window, place: one } = await place(good);
    await one.open();
    window.webContents.emit('did-navigate-in-page', {}, `${server}/m/abc?paper=x&page=7`, true);
    window.webContents.emit('did-navigate-in-page', {}, `${server}/frame`, false);
    window.webContents.emit('did-navigate', {}, 'nghisu-shell://own/unreachable.html');
    await one.open();
    expect(window.loaded.at(-1)).toBe(`${server}/m/abc?paper=x&page=7`);
    await one.begin();
    expect(window.loaded.at(-1), 'another server begins anew').toBe(`${server}/`);
  });

  it('without a line the page that is kept on the device opens; where none is kept, a sentence', async () => {
    const kept = await place(answering({}));
    expect(await kept.place.open()).toBe(true);
    expect(kept.window.loaded).toEqual([`${server}/`]);
    const none = await place(answering({}), server, { display: '1' });
    none.window.fails = (address) => (address.startsWith(server) ? { code: 'ERR_CONNECTION_REFUSED' } : null);
    expect(await none.place.open()).toBe(false);
    expect(none.window.loaded.at(-1)).toBe('nghisu-shell://own/unreachable.html?display=1&why=lost');
  });

  it('what answers but is no Nghị Sự is not shown', async () => {
    for (const body of ['<html>a captive portal</html>', { error: 502 }]) {
      const { window, place: one } = await place(answering({ [server]: body }));
      expect(await one.open()).toBe(false);
      expect(window.loaded).toEqual(['nghisu-shell://own/unreachable.html?why=lost']);
    }
  });

  it('a load that the page itself replaces is no fault, and two openings at once are one', async () => {
    const { window, place: one } = await place(good);
    window.fails = () => ({ code: 'ERR_ABORTED' });
    expect(await Promise.all([one.open(), one.open()])).toEqual([true, true]);
    expect(window.loaded).toEqual([`${server}/`]);
  });

  it('a page that fails to load later is said as well, and tried again is the page that was wanted', async () => {
    const { window, place: one } = await place(good);
    await one.open();
    window.webContents.emit('did-fail-load', {}, -3, '', `${server}/replaced`, true);
    window.webContents.emit('did-fail-load', {}, -105, '', `${server}/frame`, false);
    expect(window.loaded.length).toBe(1);
    window.webContents.emit('did-fail-load', {}, -105, '', `${server}/m/abc`, true);
    expect(window.loaded.at(-1)).toContain('why=lost');
    await one.open();
    expect(window.loaded.at(-1)).toBe(`${server}/m/abc`);
  });
});

describe('calls', () => {
  type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>;
  const listen = (answers: object): Handler => {
    let handler: Handler = async () => undefined;
    const ipcMain = {
      handle: (_: string, given: Handler) => {
        handler = given;
      },
    };
    const kinds = { main: { kind: 'main', window: 'main' }, display: { kind: 'display', window: 'display' } } as const;
    answerCalls(
      ipcMain as never,
      { pinned: () => server, callerOf: (contents) => kinds[contents as unknown as 'main' | 'display'] },
      answers as never,
    );
    return handler;
  };
  const inputs: Readonly<Record<ShellCallName, unknown>> = {
    about: {},
    chooseServer: { address: 'x' },
    retry: {},
    forgetServer: {},
    protect: { on: true },
    awake: { on: true },
    inMeeting: { on: true },
    print: {},
    screens: { known: null },
    openDisplay: { screen: 1 },
    closeDisplay: {},
    displayCode: { code: '123456' },
    update: { known: null },
    installUpdate: {},
  };

  it('each is answered for the sources that it names, for its window, and for nobody else', async () => {
    const answers = Object.fromEntries(
      Object.keys(shellCalls).map((name) => [
        name,
        async (_: unknown, from: string, by: string) => `${name} ${from} ${by}`,
      ]),
    );
    const handler = listen(answers);
    const own = 'nghisu-shell://own/choose.html';
    const callers: readonly (readonly [sender: string, url: string, source: ShellSource | null])[] = [
      ['main', `${server}/m/abc`, 'page'],
      ['main', own, 'own'],
      ['display', `${server}/display`, 'display'],
      ['display', own, 'display'],
      ['main', 'https://evil.example/', null],
      ['display', 'https://evil.example/', null],
      ['nobody', `${server}/`, null],
    ];
    let answered = 0;
    for (const name of Object.keys(shellCalls) as ShellCallName[])
      for (const [sender, url, source] of callers) {
        const call = handler({ sender, senderFrame: { url, parent: null } }, name, inputs[name]);
        const may = source !== null && (shellSources[name] as readonly string[]).includes(source);
        if (may) {
          answered += 1;
          expect(await call).toBe(`${name} ${sender} ${source}`);
        } else await expect(call, `${name} by ${sender} at ${url}`).rejects.toThrow('refused');
      }
    expect(answered).toBeGreaterThan(20);
  });

  it('two servers that are tried at once leave the one that answered, or the one of before', async () => {
    const pinned = await pin(server);
    const begun: string[] = [];
    const answers = answersOf({
      pinned,
      fetch: answering({ 'https://khac.vn': { protocol: 1 }, 'https://full.vn': { protocol: 1 } }),
      placeOf: () => ({ begin: async () => void begun.push(pinned.origin ?? '') }),
    } as never);
    const choose = (address: string) => answers.chooseServer({ address }, {} as never, 'own');
    expect(await Promise.all([choose('mot.vn'), choose('hai.vn'), choose('không phải')])).toEqual([
      { ok: false, why: 'not-reachable' },
      { ok: false, why: 'not-reachable' },
      { ok: false, why: 'not-an-address' },
    ]);
    expect(pinned.origin).toBe(server);
    // One that cannot be written down is none.
    await expect(choose('full.vn')).rejects.toThrow('no space');
    expect(pinned.origin).toBe(server);
    const [one, two] = await Promise.all([choose('khac.vn'), choose('mot.vn')]);
    expect([one?.ok, two?.ok, pinned.origin, begun]).toEqual([true, false, 'https://khac.vn', ['https://khac.vn']]);
  });
});
