// `npm run tour [-- --all | --readme] [--only=console,tablet]`: walks the running product as each role, writes a picture of
// every main screen to tour/ and says what its layout breaks. --all: every size, theme and language. --readme: docs/pictures.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.mjs';
import { ownNode } from './own-node.mjs';

await buildIfStale();
const tour = fileURLToPath(new URL('../tests/support/tour.ts', import.meta.url));
const { status } = spawnSync(ownNode(), [tour, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
