// `npm start`: builds what is stale, then starts the product with a demonstration in an empty data folder and opens the client.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.mjs';
import { ownNode } from './own-node.mjs';

await buildIfStale();
const main = fileURLToPath(new URL('../server/main.ts', import.meta.url));
const child = spawn(ownNode(), [main, 'start', '--demonstration', '--open', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl-C reaches the child by the terminal; a signal to npm alone is handed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 0));
