import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};
/** Every file that the shell's own scheme serves; there is no way to another. */
const files: ReadonlySet<string> = new Set(['choose.html', 'unreachable.html', 'own.css', 'own.js']);

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers a request of the shell's own scheme. */
export async function serveOwnPage(folder: string, address: string): Promise<Response> {
  const { host, pathname } = new URL(address);
  const name = pathname.slice(1);
  if (host !== 'own' || !files.has(name)) return new Response('', { status: 404 });
  const headers = {
    'content-type': types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  };
  return new Response(await readFile(join(folder, name)), { headers });
}
