import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { knowsOther } from './update-key.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist/renderer');
const sources = ['renderer', 'shared', 'electron', 'package.json', 'vite.config.ts'];

/** Newest change under a path, in ms since 1970; 0 where nothing is. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A directory's own time tells of files that were removed.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const isStale = () => {
  const built = statSync(join(out, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return (
    sources.some((source) => newest(join(root, source)) > built) || knowsOther(join(root, 'dist/electron/main.cjs'))
  );
};

/** Scripts that a browser loads until the lobby can be used, gzipped, in bytes. */
export function lobbyScriptBytes() {
  const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
  const files = new Set();
  const take = (key) => {
    const entry = manifest[key];
    if (!entry || files.has(entry.file)) return;
    files.add(entry.file);
    for (const next of entry.imports ?? []) take(next);
  };
  take('index.html');
  take('surfaces/lobby/lobby.tsx');
  take('surfaces/lobby/sign-in.tsx');
  let bytes = 0;
  for (const file of files)
    if (file.endsWith('.js')) bytes += gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
  return bytes;
}

/** Builds the pages when a source is newer than what was built; `force` builds in any case. Answers whether it built. */
export async function buildIfStale({ force = false } = {}) {
  if (!force && !isStale()) return false;
  // What is built is what people get, whoever asks for it: under a test runner NODE_ENV would bring React's slow half along.
  const asked = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await buildAll();
  } finally {
    if (asked === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = asked;
  }
  return true;
}

async function buildAll() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  const { buildElectron } = await import('./build-electron.mjs');
  await buildElectron();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildIfStale({ force: process.argv.includes('--force') });
  const kilobytes = (lobbyScriptBytes() / 1000).toFixed(1);
  process.stdout.write(
    `${built ? 'Built' : 'Up to date'}: scripts until the lobby can be used, gzipped: ${kilobytes} kB (at most 250).\n`,
  );
}
