/// <reference lib="webworker" />
// Keeps the pages themselves on a device that keeps papers, so that they open without a line: hashed files of one build,
// never an answer of the API. Which files these are the build writes in (vite.config.ts).

declare const NGHISU_SHELL: { readonly version: string; readonly files: readonly string[] };

const worker = self as unknown as ServiceWorkerGlobalScope;
const { version, files } = NGHISU_SHELL;
const prefix = 'nghisu-shell-';
const own = `${prefix}${version}`;
/** Longer than this nobody waits for a server that does not answer. In ms. */
const pageMs = 4000;

async function fill(): Promise<void> {
  const cache = await caches.open(own);
  // A file of the build before bears its hash in its name: what has not changed is taken over.
  for (const file of files) {
    const there = await caches.match(file);
    await cache.put(file, there ?? (await fetched(file)));
  }
  await cache.put('/', await fetched('/'));
}

async function fetched(file: string): Promise<Response> {
  const response = await fetch(file, { cache: 'reload', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== own) await caches.delete(name);
}

/** The server's page where there is a server, else the kept one. */
async function page(request: Request): Promise<Response> {
  const answer = fetch(request);
  const late = new Promise<undefined>((settle) => setTimeout(() => settle(undefined), pageMs));
  const first = await Promise.race([answer.catch(() => undefined), late]);
  if (first) return first;
  return (await (await caches.open(own)).match('/')) ?? answer;
}

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/'))
    event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)));
});
