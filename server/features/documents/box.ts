import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const watchMs = 200;
/** A file that a program in the box may write at most: what an upload may have. In bytes. */
const fileMax = 200 * 1024 * 1024;

export const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** What takes network, memory and time away from a program; null where the system has it not. Found once. */
let walls: readonly string[] | null | undefined;
export function findWalls(): readonly string[] | null {
  if (walls !== undefined) return walls;
  const unshare = onPath('unshare');
  const prlimit = onPath('prlimit');
  walls = null;
  if (!unshare || !prlimit) return walls;
  // A network of its own without an interface: whatever a file asks for is asked of nobody.
  const apart = [unshare, '--map-root-user', '--net', '--mount', '--pid', '--fork', '--kill-child'];
  if (spawnSync(unshare, [...apart.slice(1), 'true'], { stdio: 'ignore', timeout: 10_000 }).status === 0)
    walls = [...apart, prlimit, '--cpu=120', `--fsize=${fileMax}`, '--as=6000000000', '--core=0'];
  return walls;
}

export interface BoxOptions {
  /** A folder that it must not see, such as the one with all papers: for it there is an empty one in its place. */
  readonly hidden: string;
  /** The folder in which it works and may write, its home and place for temporary files. */
  readonly folder: string;
  /** After which it and all that it started are killed. */
  readonly timeoutMs: number;
  /** Resident memory of all its processes, in MB. */
  readonly memoryMb: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What it prints is kept up to so many bytes; more ends it. Default 0: nothing is read. */
  readonly outputMax?: number;
  /** Ends it from outside. */
  readonly signal?: AbortSignal;
}

/** Covers a folder inside the program's own view of the file system; a program that cannot be covered does not begin. */
const hide = (folder: string): readonly string[] => [
  '/bin/sh',
  '-c',
  'mount -t tmpfs -o size=4k,mode=000 tmpfs "$0" && exec "$@"',
  folder,
];

export type BoxVerdict = 'done' | 'failed' | 'missing' | 'timeout' | 'too-large';

/** Runs a program between the walls. Never rejects. */
export function runInBox(
  between: readonly string[],
  command: readonly string[],
  { hidden, folder, timeoutMs, memoryMb, env, outputMax = 0, signal }: BoxOptions,
): Promise<{ readonly verdict: BoxVerdict; readonly output: string }> {
  return new Promise((settle) => {
    const [first = '', ...rest] = [...between, ...hide(hidden), ...command];
    const child = spawn(first, rest, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', outputMax > 0 ? 'pipe' : 'ignore', 'ignore'],
      env: { PATH: '/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', ...env },
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let verdict: BoxVerdict | undefined;
    const stop = (why: BoxVerdict): void => {
      verdict ??= why;
      killTree(child);
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > outputMax) stop('too-large');
      else chunks.push(chunk);
    });
    const timer = setTimeout(() => stop('timeout'), timeoutMs);
    const watch = setInterval(() => {
      if (residentMb(child) > memoryMb) stop('too-large');
    }, watchMs);
    const abort = (): void => stop('failed');
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    const end = (how: BoxVerdict): void => {
      signal?.removeEventListener('abort', abort);
      clearTimeout(timer);
      clearInterval(watch);
      settle({ verdict: verdict ?? how, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.once('error', () => end('missing'));
    child.once('close', (status) => end(status === 0 ? 'done' : 'failed'));
  });
}

/** The first process of its own namespace of processes: with it all of them end. */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Resident memory of a process and all below it, in MB. */
function residentMb(child: ChildProcess): number {
  const below = new Map<number, number[]>();
  const memory = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const parent = Number(fields[1]);
      below.set(parent, [...(below.get(parent) ?? []), pid]);
      memory.set(pid, Number(fields[21]));
    } catch {
      // Ended in the meantime.
    }
  }
  const sum = (pid: number): number =>
    (memory.get(pid) ?? 0) + (below.get(pid) ?? []).reduce((total, one) => total + sum(one), 0);
  return child.pid === undefined ? 0 : (sum(child.pid) * 4096) / 1_048_576;
}
