import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'dist/electron');
const require = createRequire(import.meta.url);
const fromBuilder = createRequire(require.resolve('electron-builder/package.json'));
const fromPacker = createRequire(fromBuilder.resolve('app-builder-lib/package.json'));
const { load } = fromBuilder('js-yaml') as { load: (text: string) => Record<string, unknown> };
const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));

/** As Electron 45 has them, in the order of its wire (@electron/fuses, FuseV1Options), and what each must be. */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

describe('the builder’s configuration', () => {
  it('holds by its own schema, with every fuse set for all three systems', async () => {
    const { validateConfiguration } = fromPacker('./out/util/config/config.js') as {
      validateConfiguration: (config: unknown, log: unknown) => Promise<void>;
    };
    const log = { add: () => {}, isEnabled: false };
    await expect(validateConfiguration(config, log)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...config, notAKey: true }, log)).rejects.toThrow();
    expect(config.npmRebuild).toBe(false);
    expect(config.asar).toBe(true);
    // At the top: none of the systems has others.
    expect(config.electronFuses).toEqual(fuses);
    for (const system of ['win', 'linux', 'mac']) {
      expect(Object.keys(config), system).toContain(system);
      expect(Object.keys(config[system] as object).filter((key) => /fuse|asar/i.test(key))).toEqual([]);
    }
  });

  it('knows the links of the product, writes lists for a server of one’s own, and names files without marks or spaces', () => {
    expect(config.protocols).toEqual([{ name: 'Nghị Sự', schemes: ['nghisu'] }]);
    expect(config.publish).toEqual([{ provider: 'generic', url: 'https://server.invalid/api/updates/' }]);
    expect(config.artifactName).toMatch(/^[a-z0-9${}.-]+$/i);
  });

  it('the bundles need nothing beside Electron and Node', () => {
    for (const name of ['main.cjs', 'preload.cjs']) {
      const source = readFileSync(join(folder, name), 'utf8');
      const needed = [...source.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map((match) => match[1]!);
      expect(needed).toContain('electron');
      for (const one of needed)
        expect(one === 'electron' || one.startsWith('node:') || builtinModules.includes(one), one).toBe(true);
    }
    expect(readFileSync(join(folder, 'preload.cjs'), 'utf8').length).toBeLessThan(4000);
  });
});

/** Where @electron/fuses looks in a program: its mark, the version, the number of fuses, and each as a digit. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireOf = (bytes: Buffer): string => {
  const at = bytes.indexOf(sentinel) + sentinel.length;
  return bytes.subarray(at + 2, at + 2 + bytes[at + 1]!).toString('latin1');
};

describe('a package of the builder, on a stub of Electron', () => {
  const work = mkdtempSync(join(tmpdir(), 'nghisu-pack-'));
  const out = join(work, 'out');
  const opposite = Object.values(fuses).map((on) => (on ? '0' : '1'));
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, opposite.length]),
    Buffer.from(opposite.join('')),
  ]);
  const stub = Buffer.concat([Buffer.alloc(512), wire, Buffer.alloc(512)]);

  beforeAll(async () => {
    // What the builder needs of a distribution, packed as Electron's own: a program whose fuses are all the other way round.
    const zip = new ZipFile();
    for (const name of ['vi', 'en-US', 'de']) zip.addBuffer(Buffer.from(''), `locales/${name}.pak`);
    zip.addBuffer(stub, 'electron', { mode: 0o100755 });
    zip.addBuffer(Buffer.from('the page of Electron itself'), 'resources/default_app.asar');
    for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) zip.addBuffer(Buffer.from('45.3.4'), name);
    zip.end();
    const packed = join(work, 'electron.zip');
    await pipeline(zip.outputStream, createWriteStream(packed));
    const { build, Platform, Arch } = require('electron-builder') as {
      build: (options: object) => Promise<string[]>;
      Platform: { LINUX: { createTarget: (name: string, arch: number) => unknown } };
      Arch: { x64: number };
    };
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', Arch.x64),
      publish: 'never',
      // Laid over electron-builder.yml, which the builder reads by itself.
      config: { directories: { output: out, buildResources: join(work, 'none') }, electronDist: packed },
    });
    return () => rmSync(work, { recursive: true });
  });

  it('its archive holds the two bundles and the shell’s own pages, and nothing else', () => {
    const { listPackage, extractFile } = fromPacker('@electron/asar') as {
      listPackage: (path: string, options: object) => string[];
      extractFile: (path: string, name: string) => Buffer;
    };
    const archive = join(out, 'linux-unpacked/resources/app.asar');
    const files = listPackage(archive, { isPack: false }).sort();
    expect(files).toEqual([
      '/dist',
      '/dist/electron',
      '/dist/electron/main.cjs',
      '/dist/electron/own',
      '/dist/electron/own/choose.html',
      '/dist/electron/own/own.css',
      '/dist/electron/own/own.js',
      '/dist/electron/own/unreachable.html',
      '/dist/electron/preload.cjs',
      '/package.json',
    ]);
    // By content as well: nothing of tests, sources, maps, keys or this machine.
    for (const name of files.filter((one) => /\.\w+$/.test(one))) {
      const text = extractFile(archive, name.slice(1)).toString('utf8');
      for (const mark of ['PRIVATE KEY', 'sourceMappingURL=', root, 'vitest', 'tests/'])
        expect(text.includes(mark), `${name}: ${mark}`).toBe(false);
    }
    const about = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(about).toMatchObject({ name: 'nghisu', main: 'dist/electron/main.cjs' });
    expect([about.scripts, about.devDependencies]).toEqual([undefined, undefined]);
  });

  it('nothing of Electron’s own page, of other languages or loose source lies beside it', () => {
    const unpacked = join(out, 'linux-unpacked');
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
    expect(
      files.filter((name) => /default_app|node_modules|\.ts$|\.map$|app\.asar\.unpacked|^resources\/app$/.test(name)),
    ).toEqual([]);
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'vi.pak']);
  });

  it('its fuses are set in the program itself, each as the list says', () => {
    const expected = Object.values(fuses)
      .map((on) => (on ? '1' : '0'))
      .join('');
    expect(wireOf(readFileSync(join(out, 'linux-unpacked/nghisu')))).toBe(expected);
    expect(wireOf(stub), 'and were not so before').not.toBe(expected);
  });

  it('the same fuses reach the programs of Windows and macOS, which no Linux can pack', async () => {
    const { flipFuses, FuseVersion, FuseV1Options } = fromPacker('@electron/fuses') as {
      flipFuses: (path: string, config: object) => Promise<number>;
      FuseVersion: { V1: string };
      FuseV1Options: Record<string, number>;
    };
    const order = Object.keys(fuses).map((name) => FuseV1Options[name[0]!.toUpperCase() + name.slice(1)]);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const set = Object.fromEntries(Object.values(fuses).map((on, i) => [i, on]));
    const inside = 'Nghi.app/Contents/Frameworks/Electron Framework.framework/Electron Framework';
    for (const [given, program] of [
      ['nghisu.exe', 'nghisu.exe'],
      ['Nghi.app', inside],
    ] as const) {
      const path = join(work, program);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, stub);
      await flipFuses(join(work, given), { version: FuseVersion.V1, ...set });
      expect(wireOf(readFileSync(path)), given).toBe(wireOf(readFileSync(join(out, 'linux-unpacked/nghisu'))));
    }
  });
});

const electronFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
describe('Electron itself', () => {
  it.skipIf(!electronFolder)(
    'starts the shell and asks for a server (skipped where no Electron binary is: ELECTRON_OVERRIDE_DIST_PATH is not set)',
    async () => {
      const profile = mkdtempSync(join(tmpdir(), 'nghisu-smoke-'));
      const binary = join(electronFolder!, process.platform === 'win32' ? 'electron.exe' : 'electron');
      const child = spawn(binary, [root, `--user-data-dir=${profile}`, '--no-sandbox', '--remote-debugging-port=0'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      try {
        const port = await new Promise<string>((found, failed) => {
          let heard = '';
          child.stderr.on('data', (data: Buffer) => {
            heard += data.toString();
            const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(heard)?.[1];
            if (port) found(port);
          });
          child.once('exit', () => failed(new Error(heard)));
        });
        const pages = async () =>
          (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as readonly { url: string }[];
        await expect
          .poll(async () => (await pages()).map(({ url }) => url), { timeout: 30_000 })
          .toContain('nghisu-shell://own/choose.html');
      } finally {
        const ended = new Promise((go) => child.once('exit', go));
        child.kill();
        await ended;
        rmSync(profile, { recursive: true, force: true });
      }
    },
  );
});
