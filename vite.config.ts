import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.NGHISU_SERVER ?? 'http://127.0.0.1:8080';

const workerFile = 'service-worker.js';

const pdfjs = fileURLToPath(new URL('node_modules/pdfjs-dist', import.meta.url));

/**
 * Character maps, standard fonts, colour profiles and image decoders of pdf.js, which it asks for by their plain names;
 * the version in the folder's name lets them be kept for ever. Scripting's engine and the slow decoders stay out.
 */
function pdfParts(): Plugin {
  const { version } = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8')) as { version: string };
  const base = `assets/pdf-${version}`;
  const parts = ['cmaps', 'standard_fonts', 'iccs', 'wasm'].flatMap((folder) =>
    readdirSync(join(pdfjs, folder))
      .filter((name) => !/^quickjs|nowasm/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return {
    name: 'pdf-parts',
    generateBundle() {
      for (const part of parts)
        this.emitFile({ type: 'asset', fileName: `${base}/${part}`, source: readFileSync(join(pdfjs, part)) });
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${base}/`, (request, response, next) => {
        const part = parts.find((name) => request.url === `/${name}`);
        if (part) response.end(readFileSync(join(pdfjs, part)));
        else next();
      });
    },
  };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Parts of a contract that no page reads: examples are for tests and the description of the API, forms for the server. */
const unread: Readonly<Record<string, string>> = {
  example: 'ArrowFunctionExpression',
  input: 'CallExpression',
  params: 'CallExpression',
  schema: 'CallExpression',
  // Whether there is one stays: pages ask that, and whether it is bytes.
  body: 'CallExpression',
  reply: 'CallExpression',
};

function withoutUnread(): Plugin {
  return {
    name: 'without-unread',
    apply: 'build',
    transform(code, file) {
      if (!/[/]shared[/]features[/]/.test(file) || !code.includes('example')) return null;
      const values: Node[] = [];
      const visit = (node: unknown): void => {
        if (Array.isArray(node)) node.forEach(visit);
        if (typeof node !== 'object' || node === null || !('type' in node)) return;
        const { key, value } = node as { key?: { name?: string }; value?: Node };
        if (node.type === 'Property' && key?.name !== undefined && value && unread[key.name] === value.type)
          values.push(value);
        else Object.values(node).forEach(visit);
      };
      visit(this.parse(code));
      return values.reduceRight((text, { start, end }) => `${text.slice(0, start)}1${text.slice(end)}`, code);
    },
  };
}

/**
 * Forms are checked by the server; pages take from the contracts only names, paths and kinds. So what is built has in place
 * of zod something that takes every declaration and checks nothing: whoever wants to check in a page is told at once.
 */
function withoutForms(): Plugin {
  const form = `const form = new Proxy(() => form, {
    get: (_, name) => {
      if (/parse|codec/i.test(String(name))) throw new Error('Pages check no forms: see vite.config.ts');
      return form;
    },
  });
  export const z = form;`;
  return {
    name: 'without-forms',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'zod' ? '\0forms' : null),
    load: (id) => (id === '\0forms' ? form : null),
  };
}

/** Writes into the service worker which files make up this build; it lies beside the page, under a name that stays. */
function shellFiles(): Plugin {
  return {
    name: 'shell-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[workerFile];
        if (worker?.type !== 'chunk') return this.error('The service worker is missing.');
        const files = Object.keys(bundle)
          .filter((name) => name.startsWith('assets/'))
          .map((name) => `/${name}`)
          .sort();
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
        worker.code = worker.code.replace('NGHISU_SHELL', JSON.stringify({ version, files }));
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('renderer', import.meta.url)),
  plugins: [react(), pdfParts(), withoutUnread(), withoutForms(), shellFiles()],
  build: {
    outDir: fileURLToPath(new URL('dist/renderer', import.meta.url)),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // Fonts and pictures as files: the content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('renderer/index.html', import.meta.url)),
        'service-worker': fileURLToPath(new URL('renderer/service-worker/main.ts', import.meta.url)),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? workerFile : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': server,
      '/healthz': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});
