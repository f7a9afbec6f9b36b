import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Usage {
  /** Microseconds of CPU since the process began, user and system. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
  /** The longest that the event loop stood still since it was asked last. In ms. */
  readonly stallMs: number;
}

export interface ServerProcess<T> {
  readonly info: T;
  readonly usage: (collect?: boolean) => Promise<Usage>;
  readonly stop: () => Promise<void>;
  readonly child: ChildProcess;
}

/** Starts a server in a process of its own; it prints one line of JSON and answers `usage` over its channel. */
export async function start<T>(
  path: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess<T>> {
  const child = fork(path, args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [
      '--expose-gc',
      ...(process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []),
    ],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout! });
  const info = await new Promise<T>((settle, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('{')) settle(JSON.parse(line) as T);
    });
    child.once('exit', (code) => reject(new Error(`${path} ended with ${code}`)));
  });
  return {
    info,
    child,
    usage: async (collect = false) => {
      child.send({ ask: 'usage', collect });
      const [answer] = (await once(child, 'message')) as [Usage];
      return answer;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
