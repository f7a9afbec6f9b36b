import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Duties } from '../../electron/duties.ts';
import { drawsWithout, watchGraphics } from '../../electron/graphics.ts';
import { menuOf } from '../../electron/menu.ts';
import { outcomeOf, printPage } from '../../electron/print.ts';
import { recover } from '../../electron/recovery.ts';
import { RoomDisplay } from '../../electron/room-display.ts';
import { Told } from '../../electron/told.ts';
import { type Updater, Updates } from '../../electron/updates.ts';
import { raiseWalls } from '../../electron/walls.ts';
import { display, FakeBlocker, FakeScreen, FakeTimers } from '../support/electron-parts.ts';

const inner = 'https://hop.tinh.vn/m/abc?paper=x&page=7';

class FakeWindow extends EventEmitter {
  bounds = { x: 0, y: 0, width: 1280, height: 760 };
  protected = false;
  destroyed = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    getURL: () => inner,
    forcefullyCrashRenderer: () => void this.webContents.emit('render-process-gone', {}, { reason: 'killed' }),
  });
  getBounds() {
    return this.bounds;
  }
  setBounds(bounds: FakeWindow['bounds']): void {
    this.bounds = bounds;
  }
  setContentProtection(on: boolean): void {
    this.protected = on;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
}

describe('recovery', () => {
  const setUp = () => {
    const window = new FakeWindow();
    const timers = new FakeTimers();
    const did: string[] = [];
    const recovery = recover(window as never, {
      reopen: (address) => did.push(address),
      giveUp: () => did.push('stopped'),
      timers,
    });
    return {
      window,
      timers,
      did,
      recovery,
      gone: (reason: string) => window.webContents.emit('render-process-gone', {}, { reason }),
    };
  };

  it('the same page again for every end but a clean one, three times in two minutes, and then a sentence', () => {
    const { did, gone, timers } = setUp();
    gone('clean-exit');
    expect(did).toEqual([]);
    for (const reason of ['crashed', 'oom', 'killed']) gone(reason);
    expect(did).toEqual([inner, inner, inner]);
    gone('abnormal-exit');
    expect(did.at(-1)).toBe('stopped');
    timers.pass(120_000);
    gone('launch-failed');
    expect(did.at(-1)).toBe(inner);
  });

  it('a page that hangs is ended after twenty seconds and opened again; one that comes back is left alone', () => {
    const { window, did, timers } = setUp();
    window.emit('unresponsive');
    timers.pass(19_000);
    window.emit('responsive');
    timers.pass(60_000);
    expect(did).toEqual([]);
    window.emit('unresponsive');
    window.emit('unresponsive');
    timers.pass(20_000);
    expect(did).toEqual([inner]);
    window.emit('unresponsive');
    window.emit('closed');
    timers.pass(60_000);
    expect(did).toEqual([inner]);
  });

  it('the end of the graphics process opens the pages again; three within ten minutes, and the next start draws without', () => {
    const data = mkdtempSync(join(tmpdir(), 'nghisu-gpu-'));
    const path = join(data, 'graphics.json');
    const app = new EventEmitter();
    const timers = new FakeTimers();
    let again = 0;
    watchGraphics({ app: app as never, path, version: '1.0.0', timers, again: () => (again += 1) });
    const end = (type: string, reason = 'crashed') => app.emit('child-process-gone', {}, { type, reason });
    end('Utility');
    end('GPU', 'clean-exit');
    expect(again).toBe(0);
    end('GPU');
    timers.pass(11 * 60_000);
    end('GPU');
    end('GPU');
    expect(again).toBe(3);
    expect(drawsWithout(path, '1.0.0')).toBe(false);
    end('GPU');
    expect(drawsWithout(path, '1.0.0')).toBe(true);
    expect(drawsWithout(path, '1.0.1'), 'a new version tries it again').toBe(false);
    writeFileSync(path, 'spoiled');
    expect(drawsWithout(path, '1.0.0')).toBe(false);
    rmSync(data, { recursive: true });
  });
});

describe('duties of pages', () => {
  it('the screen is kept on once for all windows, and what a page held goes with it', () => {
    const blocker = new FakeBlocker();
    let changes = 0;
    const duties = new Duties(blocker, () => (changes += 1));
    const [one, two] = [new FakeWindow(), new FakeWindow()];
    for (const window of [one, two]) duties.add(window as never);
    duties.set(one as never, 'awake', true);
    duties.set(two as never, 'awake', true);
    expect(blocker.running.size).toBe(1);
    duties.set(one as never, 'protect', true);
    duties.set(two as never, 'inMeeting', true);
    expect([one.protected, two.protected, duties.any('inMeeting')]).toEqual([true, false, true]);
    one.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
    one.webContents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
    expect(one.protected).toBe(true);
    one.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    expect(one.protected).toBe(false);
    expect(blocker.running.size, 'the other one still says so').toBe(1);
    two.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect([blocker.running.size, duties.any('inMeeting')]).toEqual([0, false]);
    duties.set(two as never, 'inMeeting', true);
    two.emit('closed');
    expect(duties.any('inMeeting')).toBe(false);
    duties.set(two as never, 'awake', true);
    expect(blocker.running.size, 'a window that is closed holds nothing').toBe(0);
    expect(changes).toBeGreaterThan(0);
  });
});

describe('several screens', () => {
  const setUp = () => {
    const screen = new FakeScreen([display(1, 'eDP-1', 0, 1280, 800), display(2, 'EPSON PJ', 1280)]);
    const main = new FakeWindow();
    const opened: FakeWindow[] = [];
    const room = new RoomDisplay({
      screen: screen as never,
      main: main as never,
      open: (bounds) => {
        const window = new FakeWindow();
        window.bounds = bounds;
        opened.push(window);
        return window as never;
      },
    });
    return { screen, main, opened, room };
  };

  it('tells of the other screens, and opens on one of them only', () => {
    const { room, opened } = setUp();
    expect(room.told.value).toEqual({
      screens: [{ id: 2, name: 'EPSON PJ', width: 1920, height: 1080 }],
      shown: null,
      code: null,
    });
    expect([room.open(1), room.open(9)]).toEqual([false, false]);
    expect(opened.length).toBe(0);
    expect(room.open(2)).toBe(true);
    expect(opened[0]!.bounds).toEqual({ x: 1280, y: 0, width: 1920, height: 1080 });
    expect(room.told.value.shown).toBe(2);
    room.setCode('123456');
    expect(room.told.value.code).toBe('123456');
    room.open(2);
    expect([opened[0]!.destroyed, opened.length, room.told.value.code]).toEqual([true, 2, null]);
    room.close();
    expect([opened[1]!.destroyed, room.told.value.shown]).toEqual([true, null]);
  });

  it('a screen that goes takes its window along and brings it back, under another number too; a closed one stays closed', () => {
    const { screen, room, opened } = setUp();
    room.open(2);
    screen.pull(2);
    expect([opened[0]!.destroyed, room.told.value.shown, room.told.value.screens]).toEqual([true, null, []]);
    screen.plug(display(5, 'Tivi phòng khách', 1280, 3840, 2160));
    expect(opened.length, 'another screen is not taken without being asked').toBe(1);
    screen.plug(display(6, 'EPSON PJ', 5120));
    expect([opened.length, opened[1]!.bounds.x, room.told.value.shown]).toEqual([2, 5120, 6]);
    // By the keys of the system.
    opened[1]!.destroy();
    expect(room.told.value.shown).toBe(null);
    screen.pull(6);
    screen.plug(display(6, 'EPSON PJ', 5120));
    expect(opened.length).toBe(2);
  });

  it('follows a screen that changes its size, and goes when the first window is closed', () => {
    const { screen, room, opened, main } = setUp();
    room.open(2);
    const changed = display(2, 'EPSON PJ', 1280, 1280, 720);
    screen.displays[1] = changed;
    screen.emit('display-metrics-changed', {}, changed, ['bounds']);
    expect(opened[0]!.bounds).toEqual(changed.bounds);
    main.destroy();
    expect(opened[0]!.destroyed).toBe(true);
    screen.pull(2);
    screen.plug(changed);
    expect(opened.length).toBe(1);
  });

  it('a window that stood on a screen that is gone comes home', () => {
    const { screen, main, room } = setUp();
    main.bounds = { x: 1400, y: 10, width: 1600, height: 900 };
    screen.pull(2);
    expect(main.bounds).toEqual({ x: 0, y: 0, width: 1280, height: 760 });
    expect(room.told.value.screens).toEqual([]);
    main.bounds = { x: 100, y: 10, width: 800, height: 600 };
    screen.plug(display(3, 'x', 1280));
    screen.pull(3);
    expect(main.bounds, 'one that is seen stays').toEqual({ x: 100, y: 10, width: 800, height: 600 });
    screen.plug(display(4, 'EPSON PJ', 1280));
    expect(room.told.value.screens.map(({ id }) => id)).toEqual([4]);
    // Carried over by hand: the other one is free now.
    main.bounds = { x: 1400, y: 10, width: 800, height: 600 };
    main.emit('move');
    expect(room.told.value.screens.map(({ id }) => id)).toEqual([1]);
  });

  it('answers who knows an older state at once, and others with the next', async () => {
    const told = new Told({ value: 'a' });
    expect(await told.next(null)).toEqual({ n: 0, value: 'a' });
    const [one, two] = [told.next(0), told.next(0)];
    told.set({ value: 'b' });
    expect(await Promise.all([one, two])).toEqual([
      { n: 1, value: 'b' },
      { n: 1, value: 'b' },
    ]);
    expect(await told.next(0)).toEqual({ n: 1, value: 'b' });
    // A page that asks for ever: the first is answered early.
    const many = Array.from({ length: 60 }, () => told.next(1));
    expect(await many[9]).toEqual({ n: 1, value: 'b' });
    told.set({ value: 'c' });
    expect((await Promise.all(many)).filter(({ value }) => value === 'c').length).toBe(50);
  });
});

describe('printing', () => {
  it('says what an English reason means for who wanted the paper', () => {
    expect(outcomeOf(true, '')).toBe('done');
    expect(outcomeOf(false, 'Print job canceled')).toBe('cancelled');
    expect(outcomeOf(false, 'No printers available on the network')).toBe('no-printer');
    for (const reason of ['Print job failed', 'Invalid printer settings', ''])
      expect(outcomeOf(false, reason)).toBe('failed');
  });

  it('opens one dialog at a time, and none where the system has no printing', async () => {
    let end = (): void => {};
    const contents = {
      print: (_: unknown, done: (ok: boolean, why: string) => void) => {
        end = () => done(true, '');
      },
    };
    const first = printPage(contents);
    expect(await printPage(contents)).toBe('failed');
    end();
    expect(await first).toBe('done');
    const without = {
      print: () => {
        throw new Error('Printing feature is disabled');
      },
    };
    expect(await printPage(without)).toBe('failed');
    expect(await printPage(without)).toBe('failed');
  });
});

it('nobody is shown a certificate of the person who works here, whatever the system does with a refusal', () => {
  const app = new EventEmitter();
  raiseWalls(Object.assign(app, { isPackaged: true }) as never, [], { origin: null } as never);
  let prevented = 0;
  const given: unknown[] = [];
  const event = { preventDefault: () => (prevented += 1) };
  app.emit('select-client-certificate', event, {}, 'https://hop.tinh.vn/', [{}], (...args: unknown[]) =>
    given.push(args),
  );
  app.emit('select-client-certificate', event, {}, 'https://hop.tinh.vn/', [{}], () => {
    throw new Error('Must pass valid certificate object.');
  });
  expect([prevented, given]).toEqual([2, [[]]]);
});

it('no menu that reloads or opens the tools of developers; on macOS the keys for copying remain', () => {
  const made: { role?: string }[][] = [];
  const make = (template: { role?: string }[]) => {
    made.push(template);
    return 'menu' as never;
  };
  expect(menuOf(make as never, 'win32')).toBe(null);
  expect(menuOf(make as never, 'linux')).toBe(null);
  expect(menuOf(make as never, 'darwin')).toBe('menu');
  expect(made.flat().map(({ role }) => role)).toEqual(['appMenu', 'editMenu', 'windowMenu']);
});

describe('new versions', () => {
  const setUp = (more: Partial<Updater> = {}, origin: string | null = 'https://hop.tinh.vn') => {
    const did: string[] = [];
    const updater: Updater = {
      look: async (from) => {
        did.push(`look ${from}`);
        return '1.2.0';
      },
      fetch: async () => void did.push('fetch'),
      install: () => void did.push('install'),
      ...more,
    };
    const pinned = { origin };
    const timers = new FakeTimers();
    const updates = new Updates({ updater, pinned, timers, chance: () => 0 });
    return { did, pinned, timers, updates, updater };
  };

  it('are looked for on the pinned server a minute after the start and every four hours, fetched, and wait for a person', async () => {
    const { updates, did, timers } = setUp();
    updates.start();
    timers.pass(59_000);
    expect(did).toEqual([]);
    timers.pass(1000);
    await updates.told.next(0);
    await expect.poll(() => updates.told.value).toEqual({ state: 'ready', version: '1.2.0' });
    expect(did).toEqual(['look https://hop.tinh.vn', 'fetch']);
    timers.pass(4 * 3_600_000);
    expect(did.at(-1)).toBe('look https://hop.tinh.vn');
    await expect.poll(() => did.at(-1)).toBe('fetch');
    expect(await updates.install()).toBe('none');
    expect(did.slice(-2), 'checked again before it is installed').toEqual(['fetch', 'install']);
  });

  it('are neither looked for, fetched nor installed while a meeting runs', async () => {
    const { updates, did, timers } = setUp();
    updates.start();
    updates.hold(true);
    timers.pass(24 * 3_600_000);
    expect(did).toEqual([]);
    updates.hold(false);
    timers.pass(60_000);
    await expect.poll(() => updates.told.value.state).toBe('ready');
    updates.hold(true);
    expect(await updates.install()).toBe('meeting-runs');
    expect(did).not.toContain('install');
  });

  it('a fetch is broken off when a meeting begins, also the last check before installing', async () => {
    const begun: AbortSignal[] = [];
    const { updates } = setUp({
      fetch: (signal) =>
        new Promise((_, reject) => {
          begun.push(signal);
          signal.addEventListener('abort', () => reject(new Error('cancelled')));
        }),
    });
    const looking = updates.look();
    await expect.poll(() => begun.length).toBe(1);
    expect(updates.told.value).toEqual({ state: 'loading', version: '1.2.0' });
    expect(await updates.install()).toBe('not-ready');
    updates.hold(true);
    await looking;
    expect(begun[0]!.aborted).toBe(true);
    expect(updates.told.value).toEqual({ state: 'none', version: null });
  });

  it('a meeting that begins during the last check wins', async () => {
    let held = (): void => {};
    const { updates, did, updater } = setUp();
    await updates.look();
    Object.assign(updater, { fetch: () => new Promise<void>((go) => (held = go)) });
    const installing = updates.install();
    updates.hold(true);
    held();
    expect(await installing).toBe('meeting-runs');
    expect(did).not.toContain('install');
  });

  it('of a server that is no longer the pinned one are not installed; a broken file is said, and stays out', async () => {
    const { updates, pinned, did, updater } = setUp();
    expect(await updates.install()).toBe('not-ready');
    await updates.look();
    pinned.origin = 'https://khac.vn';
    expect(await updates.install()).toBe('not-ready');
    pinned.origin = 'https://hop.tinh.vn';
    Object.assign(updater, { fetch: () => Promise.reject(new Error('sha512')) });
    expect(await updates.install()).toBe('failed');
    expect(did).not.toContain('install');
  });

  it('a server without any, a wrong signature or no line change nothing; without an updater or a server nothing is asked', async () => {
    const { updates } = setUp({ look: () => Promise.reject(new Error('404')) });
    await updates.look();
    expect(updates.told.value).toEqual({ state: 'none', version: null });
    const none = setUp({ look: async () => null });
    await none.updates.look();
    expect(none.updates.told.value.state).toBe('none');
    const unpinned = setUp({}, null);
    await unpinned.updates.look();
    expect(unpinned.did).toEqual([]);
    const off = new Updates({ updater: null, pinned: { origin: 'https://x.vn' }, timers: new FakeTimers() });
    off.start();
    off.hold(true);
    off.hold(false);
    expect(off.told.value.state).toBe('off');
  });
});
