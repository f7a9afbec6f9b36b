import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

// The peer of the reader's figures: pdf.js as its documentation shows it, on a page of its own; `reader-plain.ts FOLDER`.
const folder = process.argv[2]!;
const pdfjs = join(import.meta.dirname, '..', '..', 'node_modules', 'pdfjs-dist');
const html = `<!doctype html><meta charset="utf-8"><title>pdf.js</title><link rel="icon" href="data:,"><canvas id="page"></canvas>
<script type="module">
import * as pdfjsLib from '/pdfjs/build/pdf.mjs';
pdfjsLib.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.mjs';
const canvas = document.querySelector('#page');
const show = async (number, width) => {
  const page = await window.pdf.getPage(number);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
};
window.plain = {
  warm: async () => { window.worker = new pdfjsLib.PDFWorker(); await window.worker.promise; },
  open: async (url, width) => {
    const begun = performance.now();
    window.pdf = await pdfjsLib.getDocument({ url, worker: window.worker, wasmUrl: '/pdfjs/wasm/', standardFontDataUrl: '/pdfjs/standard_fonts/' }).promise;
    await show(1, width);
    return performance.now() - begun;
  },
  turn: async (number, width) => { const begun = performance.now(); await show(number, width); return performance.now() - begun; },
};
</script>`;
const types: Readonly<Record<string, string>> = {
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  pdf: 'application/pdf',
};

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  if (path === '/') return void response.setHeader('content-type', 'text/html').end(html);
  const file = path.startsWith('/pdfjs/') ? join(pdfjs, path.slice(7)) : join(folder, path.slice(1));
  const type = types[path.split('.').at(-1)!] ?? 'application/octet-stream';
  if (!existsSync(file)) return void response.writeHead(404).end();
  if (!path.endsWith('.pdf')) return void response.setHeader('content-type', type).end(readFileSync(file));
  const { size } = statSync(file);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const headers = { 'accept-ranges': 'bytes', 'content-type': type, 'cache-control': 'no-store' };
  if (!range) {
    response.writeHead(200, { ...headers, 'content-length': size });
    return void createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  }
  const start = Number(range[1]);
  const end = range[2] ? Math.min(size - 1, Number(range[2])) : size - 1;
  response.writeHead(206, {
    ...headers,
    'content-range': `bytes ${start}-${end}/${size}`,
    'content-length': end - start + 1,
  });
  createReadStream(file, { start, end })
    .on('error', () => response.destroy())
    .pipe(response);
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`),
);
