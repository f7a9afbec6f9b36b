import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newWindow, signIn, signInByForm } from '../support/browser.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';

let demonstration: Demonstration;
let product: Product;
let browser: Browser;
let page: Page;
const asked: string[] = [];

beforeAll(async () => {
  demonstration = await makeDemonstration();
  product = await demonstration.open();
  browser = await launchBrowser();
  const window = await newWindow(browser, { size: '390x844', theme: 'light', language: 'vi' });
  await signIn(window, product, 'daibieu');
  page = await window.newPage();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(product.url);
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) });
  await card.getByRole('button', { name: 'Vào phòng họp' }).click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Tờ trình về việc điều chỉnh cục bộ quy hoạch/ })
    .first()
    .click();
  await page.getByRole('region', { name: 'Trang 1', exact: true }).and(page.locator('[data-ready]')).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await demonstration?.close();
});

async function take(name: string, from = page): Promise<Download> {
  const menu = from.getByRole('dialog', { name: 'Đi đến và cách xem' });
  if (!(await menu.isVisible())) await from.getByRole('button', { name: /^Trang \d+ \/ / }).click();
  const started = from.waitForEvent('download');
  await menu.getByRole('button', { name, exact: true }).click();
  const download = await started;
  await menu.getByText('Đã lưu tệp').waitFor();
  return download;
}

const annotationsOf = async (path: string) => {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  return (await (await pdf.getPage(1)).getAnnotations()) as unknown as { subtype: string; titleObj: { str: string } }[];
};

it('X6 the library that writes into papers is fetched when somebody takes one out, on a phone too', async () => {
  await page.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
  const box = (await page.getByRole('region', { name: 'Trang 1', exact: true }).boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 200);
  await page.mouse.down();
  for (let i = 1; i <= 10; i += 1) await page.mouse.move(box.x + 40 + 10 * i, box.y + 200 + 5 * (i % 2));
  await page.mouse.up();
  await page
    .getByRole('button', { name: /^Thôi viết/ })
    .first()
    .click();
  await page.locator('canvas[data-strokes="1"]').first().waitFor();
  expect(asked.filter((url) => url.includes('export-chunk'))).toEqual([]);
  const download = await take('Tải bản có chú thích PDF');
  expect(download.suggestedFilename()).toMatch(/^Tờ trình về việc điều chỉnh.*\(có chú thích\)\.pdf$/);
  const path = await download.path();
  expect(spawnSync('qpdf', ['--check', path]).status).toBe(0);
  expect((await annotationsOf(path)).filter(({ subtype }) => subtype === 'Ink')).toHaveLength(1);
  expect(asked.some((url) => url.includes('export-chunk'))).toBe(true);
});

it('X6 the marks are taken out burnt in and as XFDF as well', async () => {
  const burnt = await (await take('Tải bản có ghi chú')).path();
  expect(spawnSync('qpdf', ['--check', burnt]).status).toBe(0);
  expect((await annotationsOf(burnt)).filter(({ subtype }) => subtype === 'Ink')).toHaveLength(0);
  const xfdf = readFileSync(await (await take('Tải chú thích (XFDF)')).path(), 'utf8');
  expect(xfdf.match(/<ink page="0"/g)).toHaveLength(1);
});

it('X6 what is printed is every page with its marks, and the reader is as it was afterwards', async () => {
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = String(document.querySelectorAll('body > div > img').length);
      dispatchEvent(new Event('afterprint'));
    };
  });
  await page.getByRole('dialog').getByRole('button', { name: 'In', exact: true }).click();
  await page.locator('body[data-printed="5"]').waitFor();
  await expect.poll(() => page.locator('body > div > img').count()).toBe(0);
});

it('X6 private marks on pages that are not shown leave as well, and no request carries them', async () => {
  const window = await newWindow(browser);
  const own = await window.newPage();
  await signInByForm(own, product, 'chutri');
  const card = own
    .getByRole('listitem')
    .filter({ has: own.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) });
  await card.getByRole('button', { name: 'Vào phòng họp' }).click();
  await own
    .getByRole('main')
    .getByRole('button', { name: /^Báo cáo dự toán thu, chi/ })
    .first()
    .click();
  const sheet = (number: number) => own.locator(`[data-page="${number}"][data-ready]`);
  const turnTo = async (number: number): Promise<void> => {
    await own.getByRole('button', { name: /^Trang \d+ \/ / }).click();
    const field = own.getByRole('textbox', { name: /^Số trang, từ 1/ });
    await field.fill(String(number));
    await field.press('Enter');
    await sheet(number).waitFor();
  };
  await sheet(1).waitFor();
  await turnTo(40);
  await own.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
  await own.getByRole('button', { name: 'Ai thấy: Chỉ tôi' }).waitFor();
  const box = (await sheet(40).boundingBox())!;
  await own.mouse.move(box.x + 100, box.y + 200);
  await own.mouse.down();
  for (let i = 1; i <= 8; i += 1) await own.mouse.move(box.x + 100 + 10 * i, box.y + 200);
  await own.mouse.up();
  await own.locator('[data-page="40"] canvas[data-strokes="1"]').waitFor();
  await turnTo(1);
  await own.reload();
  await sheet(1).waitFor();
  const sent: string[] = [];
  own.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  const xfdf = readFileSync(await (await take('Tải chú thích (XFDF)', own)).path(), 'utf8');
  expect(xfdf.match(/<ink page="39"/g)).toHaveLength(1);
  expect(sent.filter((line) => !line.includes('/places'))).toEqual([]);
});

it('X7 all papers leave as one file, each with its marks, those marks that are private as well', async () => {
  await page.goto(page.url().split('?')[0]!);
  const all = page.getByRole('button', { name: 'Tải mọi tài liệu kèm ghi chú của tôi (ZIP)' });
  const started = page.waitForEvent('download');
  await all.click();
  const download = await started;
  await page.getByText('Đã lưu tệp').waitFor();
  expect(download.suggestedFilename()).toMatch(/\(tài liệu của tôi\)\.zip$/);
  const path = await download.path();
  expect(spawnSync('unzip', ['-tq', path]).status).toBe(0);
  const names = spawnSync('unzip', ['-Z1', path], { encoding: 'utf8' }).stdout.trim().split('\n');
  expect(names.length).toBeGreaterThan(5);
  // Written on in this test: the one whose letters the marks are burnt into.
  const marked = names.filter((name) => name.endsWith('(có ghi chú).pdf'));
  expect(marked).toHaveLength(1);
  expect(marked[0]).toMatch(/^\d+ Tờ trình về việc điều chỉnh/);
  const pdf = spawnSync('unzip', ['-p', path, marked[0]!], { maxBuffer: 1 << 28 }).stdout;
  const { numPages } = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  expect(numPages).toBe(5);
});
