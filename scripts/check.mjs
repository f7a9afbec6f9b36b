// `npm run check`: style, lint and types of every root; prints what failed and how long each took.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const steps = [
  ['style and lint', bin('biome'), ['check', '--error-on-warnings']],
  ...['shared', 'server', 'renderer', 'renderer/service-worker', 'electron', 'tests'].map((part) => [
    `types of ${part}/`,
    bin('tsc'),
    ['-p', join(root, part)],
  ]),
];

/** Runs every step and gives the names of those that failed. */
export function check() {
  const failed = [];
  for (const [name, command, args] of steps) {
    const started = performance.now();
    const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) failed.push(name);
    console.log(
      `${status === 0 ? 'good ' : 'WRONG'}  ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
  }
  return { passed: steps.length - failed.length, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = check().failed.length === 0 ? 0 : 1;
