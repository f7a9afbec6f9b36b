import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserFlags } from '../support/browser.ts';
import { type Demonstration, makeDemonstration, startProduct, temporaryFolder } from '../support/product.ts';

const root = join(import.meta.dirname, '..', '..');
const main = join(root, 'server/main.ts');
const cli = join(root, 'scripts/nghisu.mjs');

let demonstration: Demonstration;
const folder = temporaryFolder();
beforeAll(async () => {
  demonstration = await makeDemonstration();
});
afterAll(async () => {
  await demonstration?.close();
  folder.remove();
});

const run = (node: string, script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(node, [script, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 60_000 });

/** An older Node of this machine, which cannot run the product itself. */
function oldNode(): string | undefined {
  for (const path of ['/usr/local/bin/node', '/usr/bin/node', '/usr/bin/nodejs']) {
    if (!existsSync(path)) continue;
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' });
    if (Number(/^v(\d+)/.exec(version)?.[1]) < 22) return path;
  }
  return undefined;
}

/** Processes of this machine whose command line holds a text. */
function processesWith(text: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Asks again until it holds; the test's own limit ends it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((again) => setTimeout(again, 50));
}

describe('npm start', () => {
  it('npm start itself: the page is built, the address and the accounts are printed, and it ends with Ctrl-C', async () => {
    const data = join(folder.path, 'npm');
    // A group of its own, as a terminal gives it: Ctrl-C reaches all of it.
    const npm: ChildProcess = spawn('npm', ['start'], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NGHISU_DATA: data, PORT: '0', DISPLAY: '', WAYLAND_DISPLAY: '' },
    });
    let printed = '';
    npm.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    await until(() => /Nghị Sự đã sẵn sàng tại http:\/\/127\.0\.0\.1:\d+\n/.test(printed) || npm.exitCode !== null);
    await until(() => printed.includes('bằng một trình duyệt') || npm.exitCode !== null);
    for (const login of ['thuky', 'chutri', 'daibieu', 'khachmoi', 'quantri']) expect(printed).toContain(login);
    expect(printed).toContain('Hop-khong-giay-2026');
    // Without a screen only the address is left.
    expect(printed).toMatch(/không có màn hình .* mở http:\S+ bằng/);
    const gone = once(npm, 'exit');
    process.kill(-npm.pid!, 'SIGINT');
    await gone;
    expect(printed).toContain('Đang dừng');
    await until(() => processesWith(main).every((pid) => !isOf(pid, data)));
  });

  it('a second process on the same folder is refused with exit code 3 and a sentence', async () => {
    const product = await demonstration.open();
    const second = run(process.execPath, main, ['start', '--demonstration'], { NGHISU_DATA: product.data, PORT: '0' });
    expect(second.status).toBe(3);
    expect(second.stderr).toContain(`Thư mục dữ liệu ${product.data} đang được một Nghị Sự khác dùng.`);
    await product.stop();
  });

  it('a port that is taken: the next free one, and it says so', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const first = await demonstration.open();
    await first.stop();
    const product = await startProduct({ data: first.data, env: { PORT: String(port) } });
    expect(Number(new URL(product.url).port)).toBeGreaterThan(port);
    expect(product.output()).toContain(
      `Cổng ${port} đã có chương trình khác dùng; dùng cổng ${new URL(product.url).port}.`,
    );
    expect((await fetch(`${product.url}/healthz`)).ok).toBe(true);
    await product.stop();
    taken.close();
  });

  it('Ctrl-C stops it cleanly with exit code 0, and a second start is quick', async () => {
    const first = await demonstration.open();
    expect(await first.stop('SIGINT')).toBe(0);
    expect(first.output()).toContain('Đang dừng');
    let started = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    const floor = performance.now() - started;
    started = performance.now();
    const again = await startProduct({ data: first.data });
    const took = performance.now() - started;
    await again.stop();
    console.log(`second start ${Math.round(took)} ms, a bare node ${Math.round(floor)} ms`);
    // The target is 2 s (the bench measures it); here other tests run beside.
    expect(took).toBeLessThan(5000 + 20 * floor);
  });

  it.skipIf(!existsSync('/usr/bin/chromium'))(
    '--windows opens four clients with a profile each, which end with it',
    async () => {
      const first = await demonstration.open();
      await first.stop();
      const product = await startProduct({
        data: first.data,
        args: ['--demonstration', '--windows'],
        env: { DISPLAY: ':0', NGHISU_BROWSER_FLAGS: browserFlags.join(' ') },
      });
      const profiles = ['secretary', 'chair', 'delegate', 'display'].map((name) => join(first.data, 'profiles', name));
      const clients = () => profiles.map((profile) => processesWith(`--user-data-dir=${profile}\0`));
      await until(() => clients().every((pids) => pids.length > 0));
      // Each holds its own profile.
      await until(() => profiles.every((profile) => isLocked(profile)));
      expect(await product.stop('SIGINT')).toBe(0);
      await until(() => clients().every((pids) => pids.length === 0));
    },
  );

  it('scripts until the lobby can be used weigh 250 kB at most', async () => {
    const { lobbyScriptBytes } = (await import('../../scripts/build.mjs' as string)) as {
      lobbyScriptBytes: () => number;
    };
    const bytes = lobbyScriptBytes();
    console.log(`${(bytes / 1000).toFixed(1)} kB until the lobby`);
    expect(bytes).toBeLessThanOrEqual(250_000);
    expect(bytes).toBeGreaterThan(20_000);
  });
});

const isOf = (pid: number, data: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`NGHISU_DATA=${data}\0`);
  } catch {
    return false;
  }
};
const isLocked = (profile: string): boolean => {
  try {
    return readlinkSync(join(profile, 'SingletonLock')).length > 0;
  } catch {
    return false;
  }
};

describe('nghisu, the command line', () => {
  const old = oldNode();
  const nodes = [
    { name: 'this Node', node: process.execPath },
    ...(old ? [{ name: `the machine's old Node`, node: old }] : []),
  ];
  it.skipIf(old !== undefined)('skipped: this machine has no Node older than 22 to type nghisu on', () => {});

  it('speaks Vietnamese, and English when it is asked to', () => {
    const ask = (args: readonly string[], env = {}) => run(process.execPath, cli, [...args, 'dance'], env).stderr;
    expect(ask([], { LANG: 'en_US.UTF-8' })).toContain('Không có lệnh "dance".');
    expect(ask(['--lang', 'en'])).toContain('There is no command "dance".');
    expect(ask([], { NGHISU_LANG: 'en' })).toContain('There is no command "dance".');
  });

  describe.each(nodes)('typed on $name', ({ node }) => {
    it('says how it is used', () => {
      const asked = run(node, cli, ['--help']);
      expect(asked.status).toBe(0);
      expect(asked.stdout).toContain('nghisu audit verify');
      expect(asked.stderr).toBe('');
    });

    it('answers 2 to what it does not understand', () => {
      for (const args of [[], ['dance'], ['start', '--nowhere'], ['audit']]) {
        const asked = run(node, cli, args);
        expect(asked.status, args.join(' ')).toBe(2);
        expect(asked.stdout + asked.stderr).toContain('nghisu start');
      }
    });

    it('answers 1 with a sentence to a setting that cannot be', () => {
      const asked = run(node, cli, ['start'], { NGHISU_DATA: join(folder.path, 'none'), PORT: 'eighty' });
      expect(asked.status).toBe(1);
      expect(asked.stderr).toContain('PORT');
      expect(asked.stderr).not.toContain('    at ');
    });

    it('doctor, audit verify and rebuild tell how it stands', async () => {
      const product = await demonstration.open();
      await product.stop();
      const env = { NGHISU_DATA: product.data };
      const doctor = run(node, cli, ['doctor'], env);
      expect(doctor.stdout).not.toContain('SAI');
      expect(doctor.stdout).toContain('chưa có bản sao lưu');
      expect(doctor.status).toBe(0);
      expect(run(node, cli, ['backup'], env).status).toBe(0);
      const [kept] = readdirSync(join(product.data, 'backups')).filter((name) => !name.startsWith('.'));
      const manifest = join(product.data, 'backups', kept!, 'manifest.json');
      const { at, ...rest } = JSON.parse(readFileSync(manifest, 'utf8')) as { at: number };
      writeFileSync(manifest, JSON.stringify({ at: at - 72 * 3_600_000, ...rest }));
      const late = run(node, cli, ['doctor'], env);
      expect(late.stdout).toContain('SAI    bản sao lưu gần nhất đã 72 giờ');
      expect(late.status).toBe(1);
      const verified = run(node, cli, ['audit', 'verify'], env);
      expect(verified.stdout).not.toBe('');
      expect(verified.status).toBe(0);
      const rebuilt = run(node, cli, ['rebuild'], env);
      expect(rebuilt.stdout).toContain('Đã lập lại danh sách của 3 phiên họp từ nhật ký.');
      expect(rebuilt.status).toBe(0);
      const again = run(node, cli, ['audit', 'verify'], env);
      expect(again.status).toBe(0);
    });

    it('seed makes a demonstration in an empty folder, once', () => {
      const env = { NGHISU_DATA: join(folder.path, `seed-${node.replaceAll('/', '_')}`) };
      expect(run(node, cli, ['seed'], env).status).toBe(0);
      const again = run(node, cli, ['seed'], env);
      expect(again.status).toBe(1);
      expect(again.stderr).toContain('không trống');
    });
  });
});
