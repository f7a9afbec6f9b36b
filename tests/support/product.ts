import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The product in a process of its own, as a person starts it. */
export interface Product {
  readonly url: string;
  readonly data: string;
  readonly child: ChildProcess;
  /** All that it has printed so far. */
  readonly output: () => string;
  /** Ends it by a signal; the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface ProductOptions {
  readonly data: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder that is removed by `remove`. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'nghisu-e2e-'));
  // A browser that has just ended may still be writing its profile.
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** Starts the product and waits for its ready line; the error holds what it said instead. */
export async function startProduct({ data, args = ['--demonstration'], env = {} }: ProductOptions): Promise<Product> {
  const child = spawn(process.execPath, [join(root, 'server/main.ts'), 'start', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Letters of scans are read where a test is about them: a page takes seconds of a processor.
    env: { ...process.env, PORT: '0', NGHISU_LOG: 'silent', NGHISU_SCANS: 'off', ...env, NGHISU_DATA: data },
  });
  let printed = '';
  const url = await new Promise<string>((settle, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /Nghị Sự đã sẵn sàng tại (https?:\S+)\n/.exec(printed);
      if (found) settle(found[1]!);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${printed}`)));
  });
  return {
    url,
    data,
    child,
    output: () => printed,
    stop: async (signal = 'SIGTERM') => {
      // Ended already, by itself or by a signal: no `exit` would come any more.
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}

/** A demonstration that is made once; each of its products runs on a copy, so that none sees what another did. */
export interface Demonstration {
  readonly open: (env?: Readonly<Record<string, string>>) => Promise<Product>;
  readonly close: () => Promise<void>;
}

export async function makeDemonstration(): Promise<Demonstration> {
  const folder = temporaryFolder();
  const template = join(folder.path, 'template');
  // Started, not only seeded: so that the summaries are there as well.
  const first = await startProduct({ data: template });
  await first.stop();
  const opened: Product[] = [];
  return {
    open: async (env = {}) => {
      const data = join(folder.path, String(opened.length));
      cpSync(template, data, { recursive: true });
      const product = await startProduct({ data, env });
      opened.push(product);
      return product;
    },
    close: async () => {
      for (const product of opened) await product.stop();
      folder.remove();
    },
  };
}
