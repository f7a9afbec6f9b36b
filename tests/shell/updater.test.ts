import { createHash, createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type ClientRequest, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configureRequestOptions, configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signedUpdater } from '../../electron/updater.ts';
import type { Updater } from '../../electron/updates.ts';
import { type House, openHouse } from '../support/house.ts';

// electron-updater itself, on the real server's folder: only Electron's network and its idea of the program are given.

const { makeKey, signLists } = (await import('../../scripts/sign-update.mjs' as string)) as {
  makeKey: (path: string) => void;
  signLists: (folder: string, key: string) => Promise<string[]>;
};

class NodeExecutor extends HttpExecutor<ClientRequest> {
  readonly asked: string[] = [];
  createRequest(options: Record<string, unknown>, callback: (response: never) => void): ClientRequest {
    this.asked.push(`${options.protocol}//${options.hostname}:${options.port}${options.path}`);
    return request({ ...options, agent: false } as never, callback as never);
  }
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const asked = { headers: options.headers ?? undefined };
      configureRequestUrl(url, asked as never);
      configureRequestOptions(asked as never);
      this.doDownload(
        asked,
        {
          destination,
          options,
          onCancel,
          responseHandler: null,
          callback: (error) => (error ? reject(error) : resolve(destination)),
        },
        0,
      );
    });
  }
}

let data: string;
let house: House;
let folder: string;
const key = (): string => join(data, 'release-key');
const bytes = Buffer.alloc(500_000, 'a new version');

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'nghisu-updater-'));
  house = await openHouse({ folder: data });
  folder = join(data, 'updates');
  makeKey(key());
  makeKey(`${key()}-other`);
  process.env.APPIMAGE = join(data, 'nghisu.AppImage');
});
afterAll(async () => {
  delete process.env.APPIMAGE;
  await house.close();
  rmSync(data, { recursive: true });
});
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

/** Puts a version into the server's folder as an administrator does. */
const offer = (version: string, file = `nghisu-${version}-x86_64.AppImage`, content = bytes): void => {
  writeFileSync(join(folder, file), content);
  const sha512 = createHash('sha512').update(content).digest('base64');
  writeFileSync(
    join(folder, 'latest-linux.yml'),
    `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: ${sha512}\n    size: ${content.length}\npath: ${file}\nsha512: ${sha512}\nreleaseDate: '2026-11-27T00:00:00.000Z'\n`,
  );
};

const client = (version = '1.0.0'): Updater & { asked: string[]; inner: AppImageUpdater } => {
  const cache = mkdtempSync(join(data, 'client-'));
  writeFileSync(join(cache, 'app-update.yml'), 'provider: generic\nurl: x\nupdaterCacheDirName: nghisu-updater\n');
  const app = {
    whenReady: async () => {},
    version,
    name: 'nghisu',
    isPackaged: true,
    appUpdateConfigPath: join(cache, 'app-update.yml'),
    userDataPath: cache,
    baseCachePath: cache,
    quit: () => {},
    relaunch: () => {},
    onQuit: () => {},
  };
  const inner = new AppImageUpdater(null, app as never);
  const executor = new NodeExecutor();
  Object.assign(inner, { httpExecutor: executor });
  return { ...signedUpdater(inner, readFileSync(`${key()}.pub`, 'utf8')), asked: executor.asked, inner };
};
const never = new AbortController().signal;

it('R14 a signed list and a whole package are taken, from the pinned server alone', async () => {
  offer('1.2.0');
  expect(await signLists(folder, key())).toEqual(['latest-linux.yml']);
  const one = client();
  expect(await one.look(house.url)).toBe('1.2.0');
  await one.fetch(never);
  const path = (one.inner as unknown as { installerPath: string }).installerPath;
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(one.asked.length).toBeGreaterThan(2);
  for (const address of one.asked) expect(address.startsWith(`${house.url}/api/updates/`), address).toBe(true);
  // Changed on the disk since: found before it is installed, and fetched anew.
  writeFileSync(path, 'another program');
  await one.fetch(never);
  expect(readFileSync((one.inner as unknown as { installerPath: string }).installerPath).equals(bytes)).toBe(true);
});

it('takes no list without a signature, with another’s, or changed since', async () => {
  offer('1.2.0');
  await expect(client().look(house.url)).rejects.toThrow();
  await signLists(folder, `${key()}-other`);
  await expect(client().look(house.url)).rejects.toThrow('not signed');
  await signLists(folder, key());
  const list = join(folder, 'latest-linux.yml');
  writeFileSync(list, readFileSync(list, 'utf8').replace('version: 1.2.0', 'version: 9.9.9'));
  await expect(client().look(house.url)).rejects.toThrow('not signed');
  rmSync(list);
  await expect(client().look(house.url)).rejects.toThrow();
});

it('takes no package that is another one than its list says, and leaves nothing of it', async () => {
  offer('1.2.0');
  await signLists(folder, key());
  writeFileSync(join(folder, 'nghisu-1.2.0-x86_64.AppImage'), Buffer.alloc(bytes.length, 'x'));
  const one = client();
  expect(await one.look(house.url)).toBe('1.2.0');
  await expect(one.fetch(never)).rejects.toThrow(/sha512/);
  expect((one.inner as unknown as { installerPath: string | null }).installerPath ?? null).toBe(null);
  await expect(signLists(folder, key()), 'and none is signed').rejects.toThrow('is not what');
});

it('takes no older version, nor its own again', async () => {
  for (const version of ['0.9.0', '1.0.0', '2.0.0-beta.1']) {
    offer(version);
    await signLists(folder, key());
    expect(await client(version === '2.0.0-beta.1' ? '2.0.0' : '1.0.0').look(house.url), version).toBe(null);
  }
});

it('goes nowhere else: not where a list points, nor where an answer sends it', async () => {
  offer('1.2.0');
  const list = join(folder, 'latest-linux.yml');
  const text = readFileSync(list, 'utf8');
  for (const url of ['http://127.0.0.1:1/x.AppImage', '../sign-in/x.AppImage', '//evil.example/x.AppImage']) {
    writeFileSync(list, text.replaceAll('nghisu-1.2.0-x86_64.AppImage', url));
    await expect(signLists(folder, key()), 'not signed by the tool').rejects.toThrow();
    // Signed all the same, by a key that was stolen say.
    const { createPrivateKey, sign } = await import('node:crypto');
    writeFileSync(
      `${list}.sig`,
      sign(null, readFileSync(list), createPrivateKey(readFileSync(key()))).toString('base64'),
    );
    const one = client();
    expect(await one.look(house.url)).toBe('1.2.0');
    await expect(one.fetch(never), url).rejects.toThrow('beside its list');
  }
  const elsewhere: string[] = [];
  const evil = createServer((asked, answer) => {
    elsewhere.push(asked.url ?? '');
    answer.end('evil');
  });
  await new Promise<void>((go) => evil.listen(0, '127.0.0.1', go));
  const sender = createServer((_, answer) => {
    answer
      .writeHead(302, { location: `http://127.0.0.1:${(evil.address() as AddressInfo).port}/latest-linux.yml` })
      .end();
  });
  await new Promise<void>((go) => sender.listen(0, '127.0.0.1', go));
  await expect(client().look(`http://127.0.0.1:${(sender.address() as AddressInfo).port}`)).rejects.toThrow(
    /redirects/,
  );
  expect(elsewhere).toEqual([]);
  evil.close();
  sender.close();
});

it('a fetch is broken off by its signal', async () => {
  offer('1.2.0');
  await signLists(folder, key());
  const one = client();
  await one.look(house.url);
  const stop = new AbortController();
  const fetching = one.fetch(stop.signal);
  stop.abort();
  await expect(fetching).rejects.toThrow(/cancel/i);
});

it('installs when it is told to, and says when that fails', async () => {
  const one = client();
  const asked: unknown[] = [];
  Object.assign(one.inner, { quitAndInstall: (...how: unknown[]) => asked.push(how) });
  one.install();
  expect(asked).toEqual([[true, true]]);
  Object.assign(one.inner, { quitAndInstall: () => one.inner.emit('error', new Error('no rights')) });
  expect(() => one.install()).toThrow('no rights');
});

it('a key is made once, and the client is built with its public half', () => {
  expect(() => makeKey(key())).toThrow();
  expect(createPublicKey(readFileSync(`${key()}.pub`)).asymmetricKeyType).toBe('ed25519');
});
