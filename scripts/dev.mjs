// `npm run dev`: the server restarts when its sources change; the page is served by Vite with hot updates.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { ownNode } from './own-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = process.env.PORT ?? '8080';
const server = spawn(ownNode(), ['--watch', 'server/main.ts', 'start', '--demonstration'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PORT: port },
});
process.env.NGHISU_SERVER = `http://127.0.0.1:${port}`;
const vite = await createServer({ configFile: `${root}vite.config.ts` });
await vite.listen();
vite.printUrls();
process.on('SIGINT', async () => {
  server.kill('SIGINT');
  await vite.close();
});
