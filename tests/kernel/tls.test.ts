import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { get as plainGet } from 'node:http';
import { get, type RequestOptions } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer, connect as secureConnect } from 'node:tls';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../server/settings.ts';
import { issue } from '../../server/tls/authority.ts';
import {
  makeRoomCertificate,
  namesOf,
  notPermitted,
  renewRoomCertificate,
  roomFolder,
  untilOf,
} from '../../server/tls/room-certificate.ts';
import { TlsSource } from '../../server/tls/tls-source.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import { type Product, startProduct, temporaryFolder } from '../support/product.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const files = roomFolder(data);
const names = ['hop.lan', 'hop.tinh.gov.vn', '127.0.0.1', '10.1.2.3', 'fd00::5'];
const dayMs = 24 * 3_600_000;
let product: Product;
let port: number;
let ca: string;
beforeAll(async () => {
  await makeRoomCertificate(data, names, { now: Date.now() });
  ca = readFileSync(files.authority, 'utf8');
  product = await startProduct({ data, args: [], env: { HOST: '127.0.0.1' } });
  port = Number(new URL(product.url).port);
});
afterAll(async () => {
  await product?.stop();
  folder.remove();
});

/** A request to the server under a name of its, checked as a tablet that trusts the authority checks it. */
const ask = (path: string, options: RequestOptions = {}) =>
  new Promise<{ status: number; type: string; body: Buffer }>((settle, reject) => {
    get({ host: '127.0.0.1', port, path, ca, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        settle({
          status: response.statusCode!,
          type: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks),
        }),
      );
    }).on('error', reject);
  });
const under = (name: string): RequestOptions => ({ servername: name, headers: { host: `${name}:${port}` } });

describe('a room with an authority of its own', () => {
  it('is reached over TLS by each of its names, and by no other', async () => {
    expect(product.url).toBe(`https://127.0.0.1:${port}`);
    expect((await ask('/healthz')).status).toBe(200);
    for (const name of ['hop.lan', 'hop.tinh.gov.vn'])
      expect((await ask('/api/session', under(name))).status, name).toBe(200);
    await expect(ask('/healthz', under('khac.lan'))).rejects.toThrow(/altnames/);
    const foreign = { ...under('khac.lan'), checkServerIdentity: () => undefined };
    expect((await ask('/api/session', foreign)).status, 'a foreign name that was made to point here').toBe(403);
    await expect(ask('/healthz', { ca: [] }), 'who does not trust the authority').rejects.toThrow();
  });

  it('speaks nothing older than TLS 1.2', async () => {
    await expect(ask('/healthz', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1' })).rejects.toThrow();
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
      expect((await ask('/healthz', { minVersion: version, maxVersion: version })).status).toBe(200);
  });

  it('sends who comes without TLS on to it, and tells him nothing', async () => {
    const sent = await new Promise<{ status: number; location: string; length: string }>((settle, reject) =>
      plainGet({ host: '127.0.0.1', port, path: '/m/abc?x=1', agent: false }, (response) => {
        response.resume();
        const { location = '', 'content-length': length = '' } = response.headers;
        settle({ status: response.statusCode!, location, length });
      }).on('error', reject),
    );
    expect(sent).toEqual({ status: 308, location: `https://127.0.0.1:${port}/m/abc?x=1`, length: '0' });
    // Whatever else is said to the port is answered by its end.
    for (const odd of ['GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 'x'.repeat(10_000), '\x16\x03\x01\x00\x05hello']) {
      const left = await new Promise<string>((settle) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(odd));
        let heard = '';
        socket.on('data', (chunk) => {
          heard += chunk.toString('latin1');
        });
        socket.on('error', () => {});
        socket.on('close', () => settle(heard));
      });
      expect(left).not.toContain('HTTP/1.1 200');
    }
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('serves live connections over TLS, to pages under its own names only', async () => {
    const enter = (origin: string) =>
      new Promise<string>((settle) => {
        const socket = io(`https://127.0.0.1:${port}`, {
          transports: ['websocket'],
          ca,
          extraHeaders: { origin },
          auth: { protocol: PROTOCOL_VERSION, as: 'person' },
          forceNew: true,
          reconnection: false,
        });
        const end = (what: string) => () => {
          socket.disconnect();
          settle(what);
        };
        socket.on('connect', end('connected'));
        socket.on('connect_error', (error) => end(error.message === 'signed-out' ? 'signed-out' : 'refused')());
      });
    expect(await enter('https://xau.example'), 'a foreign page').toBe('refused');
    expect(await enter(`http://127.0.0.1:${port}`), 'heard, and asked who it is').not.toBe('refused');
    expect(await enter(`https://127.0.0.1:${port}`)).not.toBe('refused');
  });

  it('E5 hands out its authority, which vouches for nothing on the Internet', async () => {
    const { authority } = JSON.parse((await ask('/api/authority')).body.toString()) as {
      authority: { fingerprint: string };
    };
    const file = await ask('/api/authority.crt');
    expect(file.type).toBe('application/x-x509-ca-cert');
    const held = new X509Certificate(file.body);
    expect(held.fingerprint256).toBe(authority.fingerprint);
    expect(held.raw.equals(new X509Certificate(ca).raw)).toBe(true);
    // Even who has stolen its key makes nothing that a tablet takes.
    const stolen = { certificate: ca, key: readFileSync(files.authorityKey, 'utf8') };
    for (const [name, taken] of [
      ['hop.lan', true],
      ['bank.example', false],
      ['8.8.8.8', false],
    ] as const) {
      const made = await issue(stolen, [name], Date.now());
      const server = createServer({ cert: made.certificate, key: made.key });
      await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
      const { port: at } = server.address() as { port: number };
      const seen = await new Promise<boolean>((settle) => {
        const socket = secureConnect({
          host: '127.0.0.1',
          port: at,
          ca,
          servername: name.includes('8') ? '' : name,
          checkServerIdentity: () => undefined,
        });
        socket.on('secureConnect', () => settle(true));
        socket.on('error', () => settle(false));
      });
      expect(seen, name).toBe(taken);
      server.close();
    }
    expect(notPermitted(ca, ['hop.tinh.gov.vn', 'a.hop.lan', '192.168.9.9', 'fd12::1', '::1', 'may-chu'])).toEqual([
      'may-chu',
    ]);
  });
});

describe('the certificate of a room', () => {
  it('is made anew by the same authority, and only for names that it may vouch for', async () => {
    const own = join(folder.path, 'renewed');
    const first = await makeRoomCertificate(own, ['hop.lan'], { now: Date.now() });
    const again = await makeRoomCertificate(own, ['hop.lan', '192.168.1.9'], { now: Date.now() });
    expect(first).toMatchObject({ made: true });
    expect(again).toMatchObject({ made: false, fingerprint: (first as { fingerprint: string }).fingerprint });
    expect(namesOf(readFileSync(roomFolder(own).certificate, 'utf8'))).toEqual(['hop.lan', '192.168.1.9']);
    expect(await makeRoomCertificate(own, ['hop.tinh.vn'], { now: Date.now() })).toEqual({ refused: ['hop.tinh.vn'] });
    const anew = await makeRoomCertificate(own, ['hop.tinh.vn'], { now: Date.now(), newAuthority: true });
    expect(anew).toMatchObject({ made: true });
  });

  it('is renewed before it ends, and served without a restart; one that does not serve is told and changes nothing', async () => {
    const own = join(folder.path, 'ending');
    const made = Date.now();
    await makeRoomCertificate(own, ['hop.lan', 'fd00::5'], { now: made });
    const { certificate, key, authority } = roomFolder(own);
    const before = untilOf(readFileSync(certificate, 'utf8'));
    expect(before - made).toBeLessThan(398 * dayMs);
    expect(await renewRoomCertificate(own, made + 300 * dayMs)).toBe(false);
    const source = new TlsSource({ certificate, key, authority });
    const heard: string[] = [];
    let told = (): void => {};
    const next = () =>
      new Promise<void>((settle) => {
        told = settle;
      });
    const hear = (what: string) => () => {
      heard.push(what);
      told();
    };
    const stop = source.watch(hear('new'), hear('wrong'), 20);
    let coming = next();
    expect(await renewRoomCertificate(own, made + 380 * dayMs)).toBe(true);
    await coming;
    expect(source.until).toBeGreaterThan(before + 300 * dayMs);
    expect(source.names).toEqual(['hop.lan', 'fd00::5']);
    const good = source.parts.cert;
    coming = next();
    writeFileSync(certificate, 'not a certificate');
    await coming;
    stop();
    expect(heard).toEqual(['new', 'wrong']);
    expect(source.parts.cert).toBe(good);
  });
});

it('certificates from elsewhere are named by two settings, and what does not serve is refused in a sentence', async () => {
  const text = (name: string, body: string | Buffer): string => {
    const path = join(folder.path, name);
    writeFileSync(path, body);
    return path;
  };
  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const otherKey = text('other.key', foreign);
  const empty = join(folder.path, 'empty');
  const settings = (env: Record<string, string>) => readSettings({ NGHISU_DATA: empty, HOST: '0.0.0.0', ...env });
  expect(() => settings({})).toThrow(/nghisu certificate/);
  expect(() => settings({ TLS_CERT: files.certificate })).toThrow(/TLS_KEY/);
  const tls = settings({ TLS_CERT: files.certificate, TLS_KEY: files.key }).tls!;
  expect(new TlsSource(tls).authority).toBeNull();
  expect(() => settings({ TLS_CERT: 'a', TLS_KEY: 'b', PUBLIC_URL: 'http://hop.lan' })).toThrow(/PUBLIC_URL=https/);
  expect(() => new TlsSource({ ...tls, key: otherKey })).toThrow(/không phải của chứng chỉ/);
  expect(() => new TlsSource({ ...tls, key: join(folder.path, 'none') })).toThrow(/TLS_KEY=/);
  expect(() => new TlsSource({ ...tls, certificate: text('odd.crt', 'odd') })).toThrow(/PEM/);
  expect(readSettings({ NGHISU_DATA: data, HOST: '0.0.0.0' }).tls?.authority, 'the room has one').toBe(files.authority);
});
