#!/usr/bin/env node
// The command line. Runs on the project's own Node 24 where the machine's is too old for it (docs/decisions/0002).
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ownNode } from './own-node.mjs';

const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'server', 'main.ts');
const node = ownNode();
if (node === process.execPath) await import(pathToFileURL(main).href);
else {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child by the terminal; a signal to this process alone is handed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (status, signal) => {
    process.exitCode = status ?? (signal ? 1 : 0);
  });
}
