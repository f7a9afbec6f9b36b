import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellSources } from '../../shared/shell/names.ts';
import {
  browserPath,
  launchForShell,
  ownAddress,
  type ShellOnChromium,
  startShell,
} from '../support/electron-on-chromium.ts';
import { deniedPermissions, escapes } from './escapes.ts';

// The pinned server itself has turned hostile: its page has no content security policy, and tries whatever a page can.

const folder = resolve(import.meta.dirname, '../../dist/electron');

const serve = async (listener: Parameters<typeof createServer>[1]): Promise<{ server: Server; url: string }> => {
  const server = createServer(listener);
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

it('counts its escapes: at least forty, each by a name of its own', () => {
  const names = escapes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(escapes.filter(({ by }) => by !== 'browser').length).toBeGreaterThanOrEqual(40);
});

describe.skipIf(!existsSync(browserPath))('a hostile page in the built shell', () => {
  let browser: Browser;
  let shell: ShellOnChromium;
  let data: string;
  let good: Awaited<ReturnType<typeof serve>>;
  let evil: Awaited<ReturnType<typeof serve>>;
  /** Whatever reached the other server: must stay empty. */
  const reached: string[] = [];

  beforeAll(async () => {
    good = await serve((request, response) => {
      const url = new URL(request.url ?? '/', 'http://x');
      if (url.pathname === '/api/session') return response.end('{"protocol":1}');
      if (url.pathname === '/file') return response.setHeader('content-disposition', 'attachment').end('paper');
      const to = url.searchParams.get('to');
      if (url.pathname === '/redirect' && to) return response.writeHead(302, { location: to }).end();
      return response.setHeader('content-type', 'text/html').end('<!doctype html><title>page</title><body>page</body>');
    });
    evil = await serve((request, response) => {
      reached.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*').end('evil');
    });
    browser = await launchForShell();
    data = mkdtempSync(join(tmpdir(), 'nghisu-escapes-'));
    shell = await startShell(browser, { folder, userData: data, args: [`--server=${good.url}/`] });
  });
  afterAll(async () => {
    await shell.close();
    await browser.close();
    good.server.close();
    evil.server.close();
    rmSync(data, { recursive: true, force: true });
  });

  it.each(escapes.map((one, i) => ({ ...one, i })))('gets out by no $name', async ({ attempt, by, i }) => {
    const target = `${evil.url}/${i}`;
    const page = shell.page;
    if (by !== 'browser') await page.goto(good.url);
    const before = shell.stopped.windows.length;
    // An attempt that navigates ends the call that began it.
    await page
      .evaluate(
        `{ const EVIL = ${JSON.stringify(target)}, OWN = ${JSON.stringify(`${ownAddress}choose.html`)}; ${attempt}; void 0; }`,
      )
      .catch(() => {});
    const told = (): boolean =>
      by === 'browser' ||
      (by === 'windows'
        ? shell.stopped.windows.length > before
        : shell.stopped[by].some((one) => one.replace(/^ws/, 'http').startsWith(target) || one.startsWith(ownAddress)));
    await expect.poll(told).toBe(true);
    // A round trip to its own server: whatever was begun before it has been decided by now.
    expect(await page.evaluate('fetch("/api/session").then((answer) => answer.ok)')).toBe(true);
    expect(page.url().startsWith(`${good.url}/`)).toBe(true);
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(reached).toEqual([]);
  });

  it('and the other server would have told: the same page outside the shell reaches it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(good.url);
    await page.evaluate(`fetch(${JSON.stringify(`${evil.url}/control`)}, { mode: 'no-cors' }).then(() => {})`);
    expect(reached).toEqual(['/control']);
    reached.length = 0;
    await context.close();
  });

  it('has the same walls around every session: the pages’, the projector’s and that of new versions', () => {
    const shut = { asks: false, granted: false, judged: true };
    expect(shell.sessions()).toEqual({ '': shut, 'room-display': shut, 'electron-updater': shut });
  });

  it('saves no file of another server, and those of its own', async () => {
    await shell.page.goto(good.url);
    const download = shell.page.waitForEvent('download');
    await shell.page.evaluate("location.href = '/file'").catch(() => {});
    await download;
    expect(shell.stopped.downloads).toEqual([]);
  });

  it('finds nothing of Node or Electron, and cannot put anything else in place of the bridge', async () => {
    const page = shell.page;
    await page.goto(good.url);
    for (const name of ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'])
      expect(await page.evaluate(`typeof window[${JSON.stringify(name)}]`), name).toBe('undefined');
    const calls = Object.entries(shellSources).filter(([, sources]) => (sources as readonly string[]).includes('page'));
    const keys = 'Object.keys(window.nghisuShell).sort().join()';
    const expected = calls
      .map(([name]) => name)
      .sort()
      .join();
    expect(await page.evaluate(keys)).toBe(expected);
    await page.evaluate(
      'try { window.nghisuShell = {}; } catch {} try { window.nghisuShell.chooseServer = 1; } catch {} delete window.nghisuShell; Object.prototype.on = true;',
    );
    expect(await page.evaluate(keys)).toBe(expected);
    const frame = await page.evaluate(
      "const f = document.createElement('iframe'); f.srcdoc = 'x'; document.body.append(f); new Promise((go) => f.addEventListener('load', () => go(typeof f.contentWindow.nghisuShell)))",
    );
    expect(frame).toBe('undefined');
  });

  it.each(deniedPermissions)('is denied %s', async (permission) => {
    expect(await shell.permission(permission, good.url)).toBe(false);
  });

  it('is denied devices, and whatever is granted is granted to the pinned page alone', async () => {
    expect(shell.mayUseDevice()).toBe(false);
    for (const permission of ['fullscreen', 'screen-wake-lock', 'clipboard-sanitized-write']) {
      expect(await shell.permission(permission, good.url)).toBe(true);
      for (const other of [evil.url, 'null', '', 'file:///', 'nghisu-shell://own', `blob:${good.url}/x`])
        expect(await shell.permission(permission, other), `${permission} for ${other}`).toBe(false);
    }
    expect(shell.policy(), 'datagrams of WebRTC').toBe('disable_non_proxied_udp');
  });

  const page = () => ({ url: `${good.url}/`, parent: null });
  const byHand: readonly [name: string, call: () => Promise<unknown>][] = [
    [
      'a call of the shell’s own pages',
      () => shell.invokeAs(page(), 'chooseServer', { address: 'https://evil.example' }),
    ],
    ['a try to reconnect', () => shell.invokeAs(page(), 'retry', {})],
    ['a call of the projector', () => shell.invokeAs(page(), 'displayCode', { code: '123456' })],
    ['a foreign page', () => shell.invokeAs({ url: evil.url, parent: null }, 'about', {})],
    ['a page of data:', () => shell.invokeAs({ url: 'data:text/html,x', parent: null }, 'about', {})],
    ['a page of blob:', () => shell.invokeAs({ url: `blob:${good.url}/1`, parent: null }, 'about', {})],
    ['a page of file:', () => shell.invokeAs({ url: 'file:///x', parent: null }, 'about', {})],
    [
      'a page whose name begins like the pinned one',
      () => shell.invokeAs({ url: `${good.url}.evil.example/`, parent: null }, 'about', {}),
    ],
    [
      'a name in front of the pinned one',
      () => shell.invokeAs({ url: good.url.replace('//', '//x@evil.example/'), parent: null }, 'about', {}),
    ],
    [
      'another host of the own scheme',
      () => shell.invokeAs({ url: 'nghisu-shell://evil/x', parent: null }, 'about', {}),
    ],
    ['a frame inside', () => shell.invokeAs({ url: `${good.url}/`, parent: {} }, 'about', {})],
    ['a frame that is gone', () => shell.invokeAs(null, 'about', {})],
    ['contents of no window', () => shell.invokeFrom({}, page(), 'about', {})],
    ['__proto__', () => shell.invokeAs(page(), '__proto__', {})],
    ['constructor', () => shell.invokeAs(page(), 'constructor', {})],
    ['toString', () => shell.invokeAs(page(), 'toString', {})],
    ['a name that is an object', () => shell.invokeAs(page(), { toString: () => 'about' }, {})],
    ['no name', () => shell.invokeAs(page())],
    ['a word for a form', () => shell.invokeAs(page(), 'about', 'no object')],
    ['a form that is not its own', () => shell.invokeAs(page(), 'protect', { on: 'yes' })],
    ['no form', () => shell.invokeAs(page(), 'protect')],
    ['a screen that is no number', () => shell.invokeAs(page(), 'openDisplay', { screen: '1' })],
  ];
  it.each(byHand)('calls by hand are refused: %s', async (_, call) => {
    await expect(call()).rejects.toThrow('refused');
  });

  it('cannot cut the tablet off its server without a person, and a person can', async () => {
    const { questions } = shell;
    expect(await shell.page.evaluate('window.nghisuShell.forgetServer({})')).toEqual({ ok: false });
    expect(questions.asked.at(-1)).toContain(good.url);
    await shell.page.evaluate('window.nghisuShell.about({}).then((about) => about.server)').then((server) => {
      expect(server).toBe(good.url);
    });
    questions.answer = 1;
    await shell.page.evaluate('window.nghisuShell.forgetServer({})').catch(() => {});
    await shell.page.getByLabel('Địa chỉ máy chủ phòng họp').waitFor();
  });
});
