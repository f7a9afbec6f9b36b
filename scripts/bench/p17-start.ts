import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { print, quantile, rounded, stamp } from './measure.ts';

const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** P17: start to ready with many meetings in the data folder, each start a new process. */
export async function startUp(rounds: number, meetings: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  const env = { ...process.env, NGHISU_DATA: data, PORT: '0' };
  const seeded = spawnSync(process.execPath, [main, 'seed', '--meetings', String(meetings), '--members', '5'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (seeded.status !== 0) throw new Error('seeding failed');
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = stamp();
    const child = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((go) =>
      createInterface({ input: child.stdout }).on('line', (line) => line.includes('đã sẵn sàng tại') && go()),
    );
    times.push(stamp() - begun);
    const gone = new Promise((go) => child.once('exit', go));
    child.kill('SIGTERM');
    await gone;
  }
  const sorted = times.toSorted((a, b) => a - b);
  print('P17', `start to ready with ${meetings} meetings, ms`, {
    p50: rounded(quantile(sorted, 0.5), 0),
    p95: rounded(quantile(sorted, 0.95), 0),
    target: { p95: 2000 },
    rounds: times.map((ms) => rounded(ms, 0)),
  });
}
