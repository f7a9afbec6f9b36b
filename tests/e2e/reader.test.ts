import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newWindow, signIn } from '../support/browser.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';

let demonstration: Demonstration;
let product: Product;
let browser: Browser;
beforeAll(async () => {
  demonstration = await makeDemonstration();
  product = await demonstration.open();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demonstration?.close();
});

const paper = /^Tờ trình về việc điều chỉnh cục bộ quy hoạch/;

async function openPaper(): Promise<Page> {
  const window = await newWindow(browser);
  await signIn(window, product, 'daibieu');
  const page = await window.newPage();
  await page.goto(product.url);
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) });
  await card.getByRole('button', { name: 'Vào phòng họp' }).click();
  await page.getByRole('main').getByRole('button', { name: paper }).click();
  await pageOf(page, 1).and(page.locator('[data-ready]')).waitFor();
  return page;
}

const pageOf = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: `Trang ${number}`, exact: true });
const boxOf = async (page: Page, number: number) => (await pageOf(page, number).boundingBox())!;
const isAtPage = (page: Page, number: number): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^Trang ${number} / `) }).waitFor();
const placeOf = (page: Page): Locator => page.getByRole('button', { name: /^Trang \d+ \/ / });
const choose = async (page: Page, name: string): Promise<void> => {
  await placeOf(page).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
};

/** Where the ink of a page lies, 0…1 of the page: the middle of all its dark pixels. */
const inkMiddle = (page: Page, number: number): Promise<{ x: number; y: number } | null> =>
  pageOf(page, number).evaluate((section) => {
    const canvas = section.querySelector<HTMLCanvasElement>('canvas[data-strokes="1"]');
    if (!canvas) return null;
    const { data, width, height } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let [x, y, n] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4)
      if (data[i + 3]! > 100) {
        x += (i / 4) % width;
        y += Math.floor(i / 4 / width);
        n += 1;
      }
    return n === 0 ? null : { x: x / n / width, y: y / n / height };
  });

describe('how pages are shown', () => {
  let page: Page;

  it('L1 a person chooses by the menu or by keys how large pages are and how they lie', async () => {
    page = await openPaper();
    await choose(page, 'Cỡ thật');
    expect((await boxOf(page, 1)).width).toBeCloseTo((595.28 * 96) / 72, -1);
    await page.keyboard.press('h');
    const reader = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    await expect.poll(async () => (await boxOf(page, 1)).height).toBeLessThan(reader.height);
    await page.keyboard.press('s');
    await expect.poll(() => pageOf(page, 2).count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await isAtPage(page, 2);
    await pageOf(page, 2).and(page.locator('[data-ready]')).waitFor();
    expect(await pageOf(page, 1).count()).toBe(0);
    // The whole page is seen: one step further in the same direction turns it.
    await page.keyboard.press('PageDown');
    await isAtPage(page, 3);
    await page.keyboard.press('ArrowUp');
    await isAtPage(page, 2);
    const box = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 200);
    await isAtPage(page, 3);
    await choose(page, 'Hai trang');
    await pageOf(page, 4).waitFor();
    await expect.poll(async () => (await boxOf(page, 3)).y).toBeCloseTo((await boxOf(page, 4)).y, 0);
    await page.keyboard.press('ArrowLeft');
    await isAtPage(page, 1);
    await page.keyboard.press('c');
    await page.keyboard.press('w');
    await expect.poll(async () => (await boxOf(page, 2)).y).toBeGreaterThan((await boxOf(page, 1)).y + 100);
    await page.keyboard.press('?');
    for (const words of ['Vừa cả trang', 'Từng trang', 'Hai trang', 'Xoay phải', 'Nền tối'])
      await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('L2 ink that is drawn on a turned page lies on the same words when the page is turned back', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('r');
    await expect
      .poll(async () => {
        const { width, height } = await boxOf(page, 1);
        return width / height;
      })
      .toBeGreaterThan(1.3);
    await page.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    const box = await boxOf(page, 1);
    const [x, y] = [box.x + box.width * 0.7, box.y + box.height * 0.25];
    await page.mouse.move(x - 20, y);
    await page.mouse.down();
    for (let i = 1; i <= 8; i += 1) await page.mouse.move(x - 20 + i * 5, y);
    await page.mouse.up();
    await page
      .getByRole('button', { name: /^Thôi viết/ })
      .first()
      .click();
    await expect.poll(() => inkMiddle(page, 1)).not.toBeNull();
    const turned = (await inkMiddle(page, 1))!;
    expect(turned.x).toBeCloseTo(0.7, 1);
    expect(turned.y).toBeCloseTo(0.25, 1);
    await page.keyboard.press('l');
    await expect.poll(async () => (await boxOf(page, 1)).width / (await boxOf(page, 1)).height).toBeLessThan(1);
    // A quarter clockwise took (x, y) to (1 - y, x).
    await expect.poll(async () => (await inkMiddle(page, 1))?.x).toBeCloseTo(turned.y, 2);
    expect((await inkMiddle(page, 1))!.y).toBeCloseTo(1 - turned.x, 2);
  });

  it('L2 what was found is marked on a turned page, in sight', async () => {
    await page.keyboard.press('r');
    await page.keyboard.press('r');
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: /^Tìm trong tài liệu/ }).fill('quy hoach');
    await page.waitForFunction(() => (CSS.highlights.get('nghisu-found-now')?.size ?? 0) > 0);
    const reader = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    await expect
      .poll(() =>
        page.evaluate(() => {
          const [range] = [...(CSS.highlights.get('nghisu-found-now') ?? [])] as Range[];
          const box = range!.getBoundingClientRect();
          return box.width > 0 ? box.y + box.height / 2 : -1;
        }),
      )
      .toBeGreaterThan(reader.y);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.press('r');
  });

  it('L4 dark pages are kept on this device, apart from the theme', async () => {
    await page.keyboard.press('n');
    const filterOf = (): Promise<string> =>
      pageOf(page, 1)
        .locator('canvas')
        .first()
        .evaluate((canvas) => getComputedStyle(canvas).filter);
    await expect.poll(filterOf).toMatch(/invert/);
    expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('light');
    // Ink is turned with the paper: a black line does not vanish on a black page.
    expect(
      await page
        .locator('canvas[data-strokes]')
        .first()
        .evaluate((canvas) => getComputedStyle(canvas).filter),
    ).toMatch(/invert/);
    await page.reload();
    await pageOf(page, 1).and(page.locator('[data-ready]')).waitFor();
    await expect.poll(filterOf).toMatch(/invert/);
    await page.keyboard.press('n');
    await expect.poll(filterOf).toBe('none');
  });
});
