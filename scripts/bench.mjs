// `npm run bench [-- P1 P7 rounds=5 meetings=10000 papers=100000]`: one line of JSON per figure, ours beside its peer or floor.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownNode } from './own-node.mjs';

const folder = fileURLToPath(new URL('bench', import.meta.url));
if (!existsSync(join(folder, 'node_modules')))
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
const { status } = spawnSync(ownNode(), [join(folder, 'run.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
