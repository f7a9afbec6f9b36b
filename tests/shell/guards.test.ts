import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, verdict } from '../../electron/certificate.ts';
import { addressToPin, linkIn, pathOf } from '../../electron/deep-link.ts';
import { sourceOf } from '../../electron/navigation.ts';
import { PinnedServer } from '../../electron/pinned-server.ts';
import { mayAsk } from '../../electron/requests.ts';
import { readAddress } from '../../electron/server-address.ts';
import { isReal, Vault } from '../../electron/vault.ts';
import { webPreferences } from '../../electron/window.ts';
import { linkOf } from '../../renderer/features/devices/trust-steps.tsx';
import { issue, makeAuthority } from '../../server/tls/authority.ts';
import { shellCalls } from '../../shared/shell/calls.ts';
import { shellSources } from '../../shared/shell/names.ts';
import { FakeSafe } from '../support/electron-parts.ts';

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
      'blob:https://hop.tinh.gov.vn/1',
      'view-source:https://hop.tinh.gov.vn/',
      'filesystem:https://hop.tinh.gov.vn/x',
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

  it('a link of the room’s QR code is written into the field of a client without a server, and pins nothing', () => {
    const digits = `${'AB:'.repeat(31)}AB`;
    expect(addressToPin(`nghisu://192.168.1.9#${digits}`)).toBe(`https://192.168.1.9#${digits}`);
    expect(addressToPin('nghisu://hop.tinh.vn:8443/m/abc')).toBe('https://hop.tinh.vn:8443');
    // As the page /trust draws it.
    expect(addressToPin(linkOf('192.168.1.9:8443', digits))).toBe(`https://192.168.1.9:8443#${'AB'.repeat(32)}`);
    for (const link of [
      'nghisu://user:x@hop.tinh.vn/',
      'nghisu://hop.tinh.vn#AB:CD',
      'https://hop.tinh.vn',
      'nghisu://',
    ])
      expect(addressToPin(link), link).toBeNull();
  });

  it('a page asks at the pinned server alone, by every scheme of the web', () => {
    const pinned = 'https://hop.tinh.gov.vn';
    const from = (url: string, initiatorOrigin?: string) =>
      mayAsk({ url, ...(initiatorOrigin !== undefined && { initiatorOrigin }) }, pinned, true);
    for (const url of ['https://hop.tinh.gov.vn/api/x', 'wss://hop.tinh.gov.vn/socket.io/'])
      expect(from(url, pinned), url).toBe(true);
    for (const url of [
      'ws://hop.tinh.gov.vn/',
      'http://hop.tinh.gov.vn/',
      'https://hop.tinh.gov.vn:8443/',
      'wss://evil.example/',
      'file:///etc/passwd',
      'devtools://devtools/x',
      'chrome-extension://x/y',
      'ftp://hop.tinh.gov.vn/',
      'nghisu-shell://own/choose.html',
    ])
      expect(from(url, pinned), url).toBe(false);
    // The shell opens its own pages, and they ask for their own files.
    expect(from('nghisu-shell://own/choose.html')).toBe(true);
    expect(from('nghisu-shell://own/own.js', 'nghisu-shell://own')).toBe(true);
    expect(mayAsk({ url: 'devtools://devtools/x' }, pinned, false), 'while developing').toBe(true);
  });

  it('a pinned server survives, and a spoiled file counts as none', async () => {
    const data = mkdtempSync(join(tmpdir(), 'nghisu-pin-'));
    const path = join(data, 'deep', 'server.json');
    const vault = await Vault.open(new FakeSafe(), 'linux');
    const open = () => PinnedServer.open(vault, path);
    await (await open()).pin('https://hop.tinh.gov.vn');
    expect((await open()).origin).toBe('https://hop.tinh.gov.vn');
    await (await open()).pin('https://hop.tinh.gov.vn', 'ab'.repeat(32));
    expect(await open()).toMatchObject({ origin: 'https://hop.tinh.gov.vn', authority: 'ab'.repeat(32) });
    expect(readFileSync(path, 'utf8'), 'sealed').not.toMatch(/hop|abab/);
    const goBack = (await open()).try('https://khac.vn', null);
    goBack();
    expect((await open()).origin).toBe('https://hop.tinh.gov.vn');
    await (await open()).pin('http://evil.example');
    expect((await open()).origin).toBe(null);
    writeFileSync(path, 'no JSON');
    expect((await open()).origin).toBe(null);
    rmSync(data, { recursive: true });
  });

  it('files are sealed by a key of the system or not at all: a password that everybody knows is refused', async () => {
    expect(await isReal(new FakeSafe('gnome_libsecret'), 'linux')).toBe(true);
    expect(await isReal(new FakeSafe('kwallet6'), 'linux')).toBe(true);
    for (const backend of ['basic_text', 'unknown']) expect(await isReal(new FakeSafe(backend), 'linux')).toBe(false);
    // Windows and macOS have one backend each, and do not name it.
    expect(await isReal(new FakeSafe('unknown'), 'win32')).toBe(true);
    const none = Object.assign(new FakeSafe(), { isAsyncEncryptionAvailable: async () => false });
    const broken = Object.assign(new FakeSafe(), { isAsyncEncryptionAvailable: () => Promise.reject(new Error('x')) });
    for (const safe of [none, broken]) expect(await isReal(safe, 'win32')).toBe(false);

    const data = mkdtempSync(join(tmpdir(), 'nghisu-vault-'));
    const path = join(data, 'server.json');
    const plain = await Vault.open(new FakeSafe('basic_text'), 'linux');
    expect(plain.seals).toBe(false);
    await plain.write(path, { server: 'https://hop.tinh.gov.vn' });
    expect(await plain.read(path)).toEqual({ server: 'https://hop.tinh.gov.vn' });
    const sealing = await Vault.open(new FakeSafe(), 'linux');
    expect(await sealing.read(path), 'a plain file in place of a sealed one').toBe(null);
    await sealing.write(path, { server: 'https://hop.tinh.gov.vn' });
    expect(await sealing.read(path)).toEqual({ server: 'https://hop.tinh.gov.vn' });
    expect(await (await Vault.open(new FakeSafe(), 'linux')).read(path), 'of another keyring').toBe(null);
    expect(await plain.read(path), 'a sealed one without the key').toBe(null);
    rmSync(data, { recursive: true });
  });

  it('each call has a form and a source', () => {
    expect(Object.keys(shellCalls)).toEqual(Object.keys(shellSources));
  });
});
