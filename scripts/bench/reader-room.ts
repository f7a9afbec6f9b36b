import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, newWindow, signIn } from '../../tests/support/browser.ts';
import { makeDemonstration } from '../../tests/support/product.ts';
import { Stage } from '../../tests/support/stage.ts';
import { scanPdf, textPdf } from './reader-papers.ts';
import { type ServerProcess, start } from './server-process.ts';
import { type SlowLine, slowLine } from './slow-line.ts';

export const papers = ['text', 'scan'] as const;
export type PaperName = (typeof papers)[number];
export const titles: Readonly<Record<PaperName, string>> = { text: 'Tài liệu nhiều chữ', scan: 'Tài liệu bản chụp' };
export const pagesOf: Readonly<Record<PaperName, number>> = { text: 200, scan: 100 };

/** Mbit/s of a poor Wi-Fi. */
const slow = 20e6;

/** The product with both papers, pdf.js on a page of its own with the same files, and a line to each. */
export interface ReaderRoom {
  readonly browser: Browser;
  readonly bytesOf: Readonly<Record<PaperName, number>>;
  readonly documents: Readonly<Record<PaperName, string>>;
  readonly stage: Stage;
  readonly ours: Readonly<Record<'slow' | 'fast', SlowLine>>;
  readonly plain: Readonly<Record<'slow' | 'fast', SlowLine>>;
  /** A tablet that lists the meeting's papers, over a line. */
  readonly tablet: (line: SlowLine, browser?: Browser) => Promise<Page>;
  /** The page of pdf.js, its worker started. */
  readonly peer: (line: SlowLine, browser?: Browser) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function openReaderRoom(): Promise<ReaderRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-reader-'));
  const maker = await launchBrowser();
  writeFileSync(join(folder, 'text.pdf'), textPdf(pagesOf.text));
  writeFileSync(join(folder, 'scan.pdf'), await scanPdf(await maker.newPage(), pagesOf.scan));
  await maker.close();
  const demonstration = await makeDemonstration();
  const product = await demonstration.open();
  const stage = await Stage.open(product);
  const bytesOf = {} as Record<PaperName, number>;
  const documents = {} as Record<PaperName, string>;
  for (const name of papers) {
    const bytes = readFileSync(join(folder, `${name}.pdf`));
    bytesOf[name] = bytes.length;
    documents[name] = await stage.attach(bytes, titles[name]);
  }
  const peer: ServerProcess<{ port: number }> = await start(join(import.meta.dirname, 'reader-plain.ts'), [folder]);
  const port = Number(new URL(product.url).port);
  const lines = async (target: number) => ({ slow: await slowLine(target, slow), fast: await slowLine(target, 0) });
  const [ours, plain] = [await lines(port), await lines(peer.info.port)];
  const browser = await launchBrowser();
  const windows: BrowserContext[] = [];
  return {
    browser,
    bytesOf,
    documents,
    stage,
    ours,
    plain,
    tablet: async (line, own = browser) => {
      const url = `http://127.0.0.1:${line.port}`;
      const window = await newWindow(own);
      windows.push(window);
      await signIn(window, { ...product, url }, 'khachmoi');
      const page = await window.newPage();
      await page.goto(`${url}/m/${stage.meeting}`);
      await page.getByRole('main').getByRole('button', { name: titles.text }).first().waitFor();
      // Long enough at the list that the engine and its workers are there, as on a tablet that waits for its meeting.
      await page.waitForLoadState('networkidle');
      return page;
    },
    peer: async (line, own = browser) => {
      const window = await own.newContext({ viewport: { width: 1280, height: 800 } });
      windows.push(window);
      const page = await window.newPage();
      await page.goto(`http://127.0.0.1:${line.port}/`);
      await page.evaluate(() => (globalThis as unknown as { plain: { warm: () => Promise<void> } }).plain.warm());
      await page.waitForLoadState('networkidle');
      return page;
    },
    close: async () => {
      for (const window of windows) await window.close().catch(() => {});
      await browser.close();
      stage.close();
      await peer.stop();
      await demonstration.close();
      for (const line of [ours.slow, ours.fast, plain.slow, plain.fast]) line.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
