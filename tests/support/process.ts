import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Served {
  readonly url: string;
  readonly meeting: string;
  readonly question: string;
  readonly item: string;
  readonly document: string;
  /** Cookies of the secretary and of each member. */
  readonly secretary: string;
  readonly cookies: readonly string[];
  readonly members: readonly string[];
  readonly child: ChildProcess;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
}

/** Starts serve.ts, under other programs if need be (`['strace', …]`), and waits for its line. */
export async function serve(
  folder: string,
  options: { members?: number; unsafe?: boolean; under?: readonly string[] } = {},
): Promise<Served> {
  const call = [
    ...(options.under ?? []),
    process.execPath,
    join(import.meta.dirname, 'serve.ts'),
    folder,
    String(options.members ?? 20),
    ...(options.unsafe ? ['unsafe'] : []),
  ];
  const child = spawn(call[0]!, call.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((settle, reject) => {
    createInterface({ input: child.stdout! }).once('line', settle);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const { pid, ...rest } = JSON.parse(line) as Omit<Served, 'child' | 'kill'> & { pid: number };
  return {
    ...rest,
    child,
    kill: async (signal) => {
      const gone = once(child, 'exit');
      // By its own pid: a tracer around it ends when it has ended.
      process.kill(pid, signal);
      await gone;
    },
  };
}
