import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { PdfReport, PdfText } from './pdf-text.ts';

export type ReadPdfCode = 'documents.damaged' | 'documents.password' | 'documents.too-large' | 'documents.timeout';
export type ReadPdfResult =
  | { readonly ok: true; readonly value: PdfText }
  | { readonly ok: false; readonly error: { readonly code: ReadPdfCode } };

export interface ReadPdfOptions {
  /** Hard limit, after which the child is killed; a slow machine needs more, a higher value lets one bad file block the queue. */
  readonly timeoutMs?: number;
  /** JavaScript heap of the child in MB; its whole memory may be twice this (buffers lie outside the heap). Default 512. */
  readonly memoryMb?: number;
}

/** A report longer than this is refused while it streams in. */
const MAX_REPORT_BYTES = 64 * 1024 * 1024;
const MEMORY_POLL_MS = 100;
const here = import.meta.dirname;
const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads the text of a PDF on disk in a child process of its own, one file at a time in the order of the calls.
 * Never rejects: damaged, locked, too large or too slow files are failures, and a crash of the child is a damaged file.
 */
export function readPdf(path: string, options: ReadPdfOptions = {}): Promise<ReadPdfResult> {
  const turn = last.then(() => readNow(path, options).catch(() => failure('documents.damaged')));
  last = turn;
  return turn;
}

const failure = (code: ReadPdfCode): ReadPdfResult => ({ ok: false, error: { code } });

async function readNow(path: string, { timeoutMs = 20_000, memoryMb = 512 }: ReadPdfOptions): Promise<ReadPdfResult> {
  const file = resolve(path);
  if (!existsSync(file)) return failure('documents.damaged');
  const child = spawn(
    process.execPath,
    [...walls(realpathSync(file), memoryMb), join(here, 'read-child.ts'), realpathSync(file)],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {},
      windowsHide: true,
    },
  );
  return await new Promise<ReadPdfResult>((done) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let verdict: ReadPdfResult | undefined;
    const stop = (code: ReadPdfCode): void => {
      verdict ??= failure(code);
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop('documents.timeout'), timeoutMs);
    const watch = setInterval(() => {
      if (residentMb(child) > memoryMb * 2) stop('documents.too-large');
    }, MEMORY_POLL_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_REPORT_BYTES) stop('documents.too-large');
      else chunks.push(chunk);
    });
    child.once('error', () => stop('documents.damaged'));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      clearInterval(watch);
      // V8 ends the process by an abort or a trap when the heap is full.
      const full = signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 133;
      done(
        verdict ??
          (code === 0 ? parse(Buffer.concat(chunks)) : failure(full ? 'documents.too-large' : 'documents.damaged')),
      );
    });
  });
}

/** The child may read the file, pdf.js and its own code; it may write nothing, start nothing, load no native code, eval nothing. */
function walls(file: string, memoryMb: number): string[] {
  const readable = [file, here, pdfjsFolder, ...packageFiles()];
  return [
    `--max-old-space-size=${memoryMb}`,
    '--disallow-code-generation-from-strings',
    '--disable-warning=ExperimentalWarning',
    '--no-addons',
    '--permission',
    ...readable.map((place) => `--allow-fs-read=${place}`),
  ];
}

/** The package.json files above this folder: Node asks them whether a file is a module. */
function packageFiles(): string[] {
  const files: string[] = [];
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder))
    files.push(join(folder, 'package.json'));
  return files;
}

/** Resident memory in MB where the system tells it (Linux), else 0: the heap limit then stands alone. */
function residentMb(child: ChildProcess): number {
  try {
    const pages = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 1_048_576;
  } catch {
    return 0;
  }
}

function parse(bytes: Buffer): ReadPdfResult {
  try {
    const report = JSON.parse(bytes.toString('utf8')) as PdfReport;
    return 'text' in report ? { ok: true, value: report.text } : failure(`documents.${report.error}`);
  } catch {
    return failure('documents.damaged');
  }
}
