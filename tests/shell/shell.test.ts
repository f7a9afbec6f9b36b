import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf, verdict } from '../../electron/certificate.ts';
import { linkIn, pathOf } from '../../electron/deep-link.ts';
import { sourceOf } from '../../electron/navigation.ts';
import { PinnedServer } from '../../electron/pinned-server.ts';
import { readAddress } from '../../electron/server-address.ts';
import { webPreferences } from '../../electron/shell.ts';
import { issue, makeAuthority } from '../../server/tls/authority.ts';
import { shellCalls } from '../../shared/shell/calls.ts';
import { shellSources } from '../../shared/shell/names.ts';
import { type ShellOnChromium, startShell } from '../support/electron-on-chromium.ts';
import { type House, openHouse } from '../support/house.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'dist/electron');
const browser = '/usr/bin/chromium';
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('addresses', () => {
  it('reads what people type, and sends other machines to https', () => {
    const read = (text: string) => {
      const address = readAddress(text);
      return address.ok ? address.origin : address.why;
    };
    expect(read(' hop.tinh.gov.vn ')).toBe('https://hop.tinh.gov.vn');
    expect(read('https://hop.tinh.gov.vn:8443/m/abc?x=1')).toBe('https://hop.tinh.gov.vn:8443');
    expect(read('127.0.0.1:8080')).toBe('http://127.0.0.1:8080');
    expect(read('localhost:8080')).toBe('http://localhost:8080');
    expect(read('http://hop.tinh.gov.vn')).toBe('needs-https');
    expect(read('http://127.0.0.1.evil.example')).toBe('needs-https');
    for (const text of [
      '',
      'hai chữ',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'nghisu-shell://own/x',
      'phonghop',
      'https://',
    ])
      expect(read(text), text).toBe('not-an-address');
  });

  it('whatever is typed becomes an https or loopback origin, or is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
        const address = readAddress(text);
        if (!address.ok) return;
        const url = new URL(address.origin);
        expect(url.protocol === 'https:' || /^(localhost|127\.|\[::1\])/.test(url.hostname)).toBe(true);
        expect(address.origin).toBe(url.origin);
        expect(readAddress(address.origin)).toEqual(address);
      }),
      { seed: 45, numRuns: 2000 },
    );
  });
});

describe('guards', () => {
  it('tells the pinned page, the own pages and all others apart', () => {
    const pinned = 'https://hop.tinh.gov.vn';
    expect(sourceOf('https://hop.tinh.gov.vn/m/1', pinned)).toBe('page');
    expect(sourceOf('nghisu-shell://own/choose.html', pinned)).toBe('own');
    for (const foreign of [
      'https://hop.tinh.gov.vn.evil.example',
      'http://hop.tinh.gov.vn',
      'https://hop.tinh.gov.vn:444',
      'nghisu-shell://other/x',
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:x',
      'about:blank',
      'blob:https://x',
      'nothing',
    ])
      expect(sourceOf(foreign, pinned), foreign).toBe('foreign');
    expect(sourceOf('https://hop.tinh.gov.vn/', null)).toBe('foreign');
  });

  it('the window is sandboxed, isolated, without Node, and without tools in a release', () => {
    expect(webPreferences('/x', true)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      devTools: false,
    });
    expect(webPreferences('/x', false).devTools).toBe(true);
  });

  it('trusts the pinned authority of a room for its host alone, where nothing else is wrong', async () => {
    const names = ['hop.lan', '192.168.1.9'];
    const [room, other] = [await makeAuthority(names, Date.now()), await makeAuthority(names, Date.now())];
    const chainOf = async (authority: typeof room, listed = authority, name = 'hop.lan', at = Date.now()) => {
      const [leaf = ''] = (await issue(authority, [name], at)).certificate.split(/(?<=END CERTIFICATE-----)\n/);
      return { data: leaf, issuerCert: { data: listed.certificate } };
    };
    const pinned = { origin: 'https://hop.lan', authority: fingerprintOf(room.certificate) };
    const ask = (certificate: Awaited<ReturnType<typeof chainOf>>, more: object = {}) =>
      verdict({ hostname: 'hop.lan', certificate, verificationResult: 'x', errorCode: -202, ...more }, pinned);
    const [good, foreign, listedOnly] = [await chainOf(room), await chainOf(other), await chainOf(other, room)];
    expect(ask(good)).toBe(0);
    expect(ask(foreign), 'another authority').toBe(-3);
    expect(ask(listedOnly), 'one that only lists the pinned one').toBe(-3);
    expect(ask(good, { hostname: 'khac.lan' })).toBe(-3);
    // A wrong name, an old date, a revoked one: as Chromium has found.
    for (const errorCode of [-200, -201, -206, 0]) expect(ask(good, { errorCode })).toBe(-3);
    // Chromium tells one complaint of several, and this one weighs more than these.
    expect(ask(await chainOf(room, room, 'khac.lan')), 'for another name').toBe(-3);
    expect(ask(await chainOf(room, room, 'hop.lan', Date.now() - 500 * 86_400_000)), 'an old one').toBe(-3);
    const server = await issue(room, ['hop.lan'], Date.now());
    const below = await chainOf(server);
    const long = { ...below, issuerCert: { ...below.issuerCert, issuerCert: { data: room.certificate } } };
    expect(ask(long), 'by the key of a server, which is no authority').toBe(-3);
    const byAddress = await chainOf(room, room, '192.168.1.9');
    expect(
      verdict(
        { hostname: '192.168.1.9', certificate: byAddress, verificationResult: '', errorCode: -202 },
        { ...pinned, origin: 'https://192.168.1.9' },
      ),
    ).toBe(0);
    expect(ask({ data: 'odd', issuerCert: { data: 'odd' } })).toBe(-3);
    expect(
      verdict(
        { hostname: 'hop.lan', certificate: good, verificationResult: '', errorCode: -202 },
        { ...pinned, authority: null },
      ),
    ).toBe(-3);
  });

  it('reads an address with the fingerprint of its authority, and refuses half of one', () => {
    const digits = `${'AB:'.repeat(31)}AB`;
    expect(readAddress(`https://192.168.1.9#${digits}`)).toEqual({
      ok: true,
      origin: 'https://192.168.1.9',
      authority: 'ab'.repeat(32),
    });
    expect(readAddress(`hop.lan#${digits.replaceAll(':', ' ')}`)).toMatchObject({ authority: 'ab'.repeat(32) });
    expect(readAddress('hop.lan')).toMatchObject({ authority: null });
    expect(readAddress('https://hop.lan#AB:CD')).toMatchObject({ ok: false });
  });

  it('a link leads to pages of the pinned server, and to nothing else', () => {
    const pinned = 'https://hop.tinh.vn:8443';
    expect(pathOf('nghisu://hop.tinh.vn:8443/m/abc?paper=x', pinned)).toBe('/m/abc?paper=x');
    expect(pathOf('nghisu://hop.tinh.vn:8443', pinned)).toBe('/');
    for (const link of [
      'nghisu://hop.tinh.vn/m/abc',
      'nghisu://hop.tinh.vn:8443.evil.example/',
      'nghisu://hop.tinh.vn:8443@evil.example/',
      'nghisu://user:x@hop.tinh.vn:8443/',
      'nghisu://hop.tinh.vn:8443/api/sign-out',
      'nghisu://hop.tinh.vn:8443//evil.example/',
      'https://hop.tinh.vn:8443/m/abc',
      'nghisu:javascript:alert(1)',
      'nghisu://',
    ])
      expect(pathOf(link, pinned), link).toBeNull();
    expect(pathOf('nghisu://hop.tinh.vn:8443/m/abc', null)).toBeNull();
    expect(linkIn(['electron', '--x', 'nghisu://a/b'])).toBe('nghisu://a/b');
  });

  it('a pinned server survives, and a spoiled file counts as none', () => {
    const data = mkdtempSync(join(tmpdir(), 'nghisu-pin-'));
    const path = join(data, 'deep', 'server.json');
    new PinnedServer(path).pin('https://hop.tinh.gov.vn');
    expect(new PinnedServer(path).origin).toBe('https://hop.tinh.gov.vn');
    new PinnedServer(path).pin('https://hop.tinh.gov.vn', 'ab'.repeat(32));
    expect(new PinnedServer(path)).toMatchObject({ origin: 'https://hop.tinh.gov.vn', authority: 'ab'.repeat(32) });
    new PinnedServer(path).pin('http://evil.example');
    expect(new PinnedServer(path).origin).toBe(null);
    rmSync(data, { recursive: true });
  });

  it('each call has a form and a source', () => {
    expect(Object.keys(shellCalls)).toEqual(Object.keys(shellSources));
  });
});

describe('packaging', () => {
  const require = createRequire(import.meta.url);

  it('the builder’s configuration holds by its own schema, with every fuse set', async () => {
    const builder = createRequire(require.resolve('electron-builder/package.json'));
    const { load } = builder('js-yaml') as { load: (text: string) => Record<string, unknown> };
    const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
    const inner = createRequire(builder.resolve('app-builder-lib/package.json'));
    const { validateConfiguration } = inner('./out/util/config/config.js') as {
      validateConfiguration: (config: unknown, log: unknown) => Promise<void>;
    };
    await expect(validateConfiguration(config, { add: () => {}, isEnabled: false })).resolves.toBeUndefined();
    await expect(
      validateConfiguration({ ...config, notAKey: true }, { add: () => {}, isEnabled: false }),
    ).rejects.toThrow();
    expect(config.npmRebuild).toBe(false);
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('the bundles need nothing beside Electron and Node', () => {
    for (const name of ['main.cjs', 'preload.cjs']) {
      const source = readFileSync(join(folder, name), 'utf8');
      const needed = [...source.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map((match) => match[1]!);
      expect(needed).toContain('electron');
      for (const one of needed) expect(one === 'electron' || one.startsWith('node:'), one).toBe(true);
    }
    expect(readFileSync(join(folder, 'preload.cjs'), 'utf8').length).toBeLessThan(4000);
  });
});

describe.skipIf(!existsSync(browser))('the built bundles on Chromium', () => {
  let house: House;
  let context: BrowserContext;
  let shell: ShellOnChromium;
  let data: string;

  beforeAll(async () => {
    house = await openHouse();
    data = mkdtempSync(join(tmpdir(), 'nghisu-shell-'));
    context = await chromium.launchPersistentContext(join(data, 'profile'), { executablePath: browser, args: flags });
    shell = await startShell(context, { folder, userData: data });
  });
  afterAll(async () => {
    await context.close();
    await house.close();
    rmSync(data, { recursive: true, force: true });
  });

  it('asks for a server, says what is wrong with an address, and opens the product at the pinned origin', async () => {
    const { page } = shell;
    const input = page.getByLabel('Địa chỉ máy chủ phòng họp');
    const answer = page.getByRole('status');
    await input.fill('http://hop.tinh.gov.vn');
    await page.getByRole('button', { name: 'Kết nối' }).click();
    await answer.getByText('https').waitFor();
    await input.fill('127.0.0.1:1');
    await page.getByRole('button', { name: 'Kết nối' }).click();
    await answer.getByText('Chưa tới được').waitFor();
    await input.fill(house.url);
    await page.getByRole('button', { name: 'Kết nối' }).click();
    await page.waitForURL(`${house.url}/**`);
    expect(await page.evaluate('Object.keys(window.nghisuShell).sort().join()')).toBe('about,forgetServer,protect');
    expect(await page.evaluate('window.nghisuShell.about({}).then((about) => about.server)')).toBe(house.url);
    expect(new PinnedServer(join(data, 'server.json')).origin).toBe(house.url);
  });

  it('a hostile page gets out by no navigation, window, permission or call', async () => {
    const { page } = shell;
    const before = page.url();
    for (const address of ['https://evil.example/', 'http://127.0.0.1:1/', 'https://nghisu.example/'])
      await page
        .evaluate((target) => {
          location.href = target;
        }, address)
        .catch(() => {});
    await page.evaluate('fetch("/healthz").then((answer) => answer.ok)');
    expect(page.url().startsWith(house.url)).toBe(true);
    expect(before.startsWith(house.url)).toBe(true);
    expect(shell.stopped.length).toBeGreaterThan(0);
    expect(shell.windowOpen()).toEqual({ action: 'deny' });
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'openExternal',
      'clipboard-read',
      'hid',
      'serial',
      'usb',
      'display-capture',
    ])
      expect(await shell.permission(permission, house.url), permission).toBe(false);
    expect(await shell.permission('fullscreen', house.url)).toBe(true);
    expect(await shell.permission('fullscreen', 'https://evil.example')).toBe(false);
    const pageFrame = { url: house.url, parent: null };
    const refused = [
      shell.invokeAs(pageFrame, 'chooseServer', { address: 'https://evil.example' }),
      shell.invokeAs({ url: 'https://evil.example', parent: null }, 'about', {}),
      shell.invokeAs({ url: house.url, parent: {} }, 'about', {}),
      shell.invokeAs(null, 'about', {}),
      shell.invokeAs(pageFrame, '__proto__', {}),
      shell.invokeAs(pageFrame, 'about', 'no object'),
    ];
    for (const call of refused) await expect(call).rejects.toThrow('refused');
    expect(new PinnedServer(join(data, 'server.json')).origin).toBe(house.url);
    expect(shell.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
    });
  });

  it('a link that the system hands over opens in the window that is there; a foreign one only brings it up', async () => {
    const { page } = shell;
    const { host } = new URL(house.url);
    shell.tell('second-instance', {}, ['electron', `nghisu://${host}/sign-in`]);
    await page.waitForURL(`${house.url}/sign-in`);
    const focused = shell.state.focused;
    shell.tell('open-url', { preventDefault: () => {} }, 'nghisu://evil.example/x');
    await expect.poll(() => shell.state.focused).toBe(focused + 1);
    expect(page.url()).toBe(`${house.url}/sign-in`);
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  });

  it('a confidential paper keeps the window out of pictures as long as its page says so', async () => {
    await shell.page.evaluate('window.nghisuShell.protect({ on: true })');
    expect(shell.state.protected).toBe(true);
    await shell.page.evaluate('window.nghisuShell.protect({ on: false })');
    expect(shell.state.protected).toBe(false);
    await expect(
      shell.invokeAs({ url: 'https://evil.example', parent: null }, 'protect', { on: false }),
    ).rejects.toThrow();
  });

  it('on a wall or a seat the window is the whole screen', async () => {
    const seat = await startShell(context, {
      folder,
      userData: mkdtempSync(join(data, 'k-')),
      args: [`--server=${house.url}/display`, '--kiosk'],
    });
    expect(seat.state.window).toMatchObject({ kiosk: true, fullscreen: true });
    expect(shell.state.window).toMatchObject({ kiosk: false });
    await seat.page.close();
  });

  it('a server that is gone is said in words, and another one can be chosen', async () => {
    const { page } = shell;
    const lost = await startShell(context, {
      folder,
      userData: mkdtempSync(join(data, 'b-')),
      args: ['--server=http://127.0.0.1:1/'],
    });
    await lost.page.getByRole('heading', { name: 'Chưa kết nối được máy chủ' }).waitFor();
    await lost.page.getByText('http://127.0.0.1:1').waitFor();
    await lost.page.getByRole('button', { name: 'Chọn máy chủ khác' }).click();
    await lost.page.getByLabel('Địa chỉ máy chủ phòng họp').waitFor();
    await lost.page.close();
    await page.bringToFront();
  });
});

const electronFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
describe('Electron itself', () => {
  it.skipIf(!electronFolder)(
    'starts (skipped where no Electron binary is: ELECTRON_OVERRIDE_DIST_PATH is not set)',
    async () => {
      const { spawn } = await import('node:child_process');
      const child = spawn(join(electronFolder!, 'electron'), ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
      const [line] = (await new Promise((go) =>
        child.stdout.once('data', (data: Buffer) => go([data.toString()])),
      )) as [string];
      expect(line).toMatch(/^v45\./);
    },
  );
});
