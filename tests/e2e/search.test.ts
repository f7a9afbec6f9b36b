import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newWindow, signIn } from '../support/browser.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { Stage } from '../support/stage.ts';

let demonstration: Demonstration;
let product: Product;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  demonstration = await makeDemonstration();
  product = await demonstration.open();
  browser = await launchBrowser();
  const window = await newWindow(browser);
  await signIn(window, product, 'daibieu');
  page = await window.newPage();
});
afterAll(async () => {
  await browser?.close();
  await demonstration?.close();
});

const field = () => page.getByRole('searchbox', { name: /^Tìm trong mọi tài liệu/ });
const hits = () => page.getByRole('main').getByRole('link');
const isMarked = () => page.waitForFunction(() => (CSS.highlights.get('nghisu-told')?.size ?? 0) > 0);
const isAtPage = (number: string) =>
  page.getByRole('button', { name: new RegExp(`^Trang ${number} / |^Trang .+, là trang ${number} / `) }).waitFor();

it('D17 from the lobby by the keyboard to a page of a meeting, words marked, and back to what was searched', async () => {
  await page.goto(product.url);
  await field().fill('cong nghiep');
  await page.keyboard.press('Enter');
  await hits().first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/search');
  expect(await hits().first().locator('mark').textContent()).toBe('công nghiệp');
  expect(await page.getByRole('main').getByRole('heading', { level: 2 }).count()).toBe(2);
  const hit = hits().filter({ hasText: 'Trang 16' });
  await hit.focus();
  await page.keyboard.press('Enter');
  await isMarked();
  await isAtPage('16');
  // Gone to once: what is in the address is the paper.
  expect([...new URL(page.url()).searchParams.keys()]).toEqual(['paper']);
  await page.goBack();
  await hits().first().waitFor();
  expect(await field().inputValue()).toBe('cong nghiep');
});

it('D17 who comes for a place is not taken elsewhere by a presentation that is on', async () => {
  const stage = await Stage.open(product);
  const document = await stage.attach(plainPdf(['mot', 'hai']), 'Tài liệu trình chiếu');
  await stage.act('chutri', 'presentation.start', { document });
  await page.goto(`${product.url}/search?text=cong+nghiep`);
  const heading = page.getByRole('heading', { level: 3, name: /^Báo cáo dự toán thu, chi/ });
  await heading.waitFor();
  await hits().filter({ hasText: 'Trang 16' }).click();
  await isMarked();
  await isAtPage('16');
  await page
    .getByRole('button', { name: /^Quay lại trang \d+ đang trình chiếu/ })
    .or(page.getByRole('button', { name: 'Theo dõi trình chiếu' }))
    .first()
    .waitFor();
  await stage.act('chutri', 'presentation.stop', {});
  stage.close();
});

it('D17 nothing typed, nothing found, a number, no answer and no line are each said', async () => {
  await page.goto(`${product.url}/search`);
  await page.getByText('Tìm trong tài liệu của mọi phiên họp').waitFor();
  expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
  await field().fill('khong co chu nay');
  await page.getByText('Không có trong tài liệu nào').waitFor();
  await page.goto(`${product.url}/search?text=2027`);
  await hits().first().waitFor();
  expect(await field().inputValue()).toBe('2027');
  await page.route('**/api/search?*', (route) => route.abort());
  await field().fill('ngan sach');
  await page.getByRole('alert').getByRole('button').waitFor();
  await page.unroute('**/api/search?*');
  await page.getByRole('alert').getByRole('button').click();
  await hits().first().waitFor();
  await page.context().setOffline(true);
  await page
    .getByText(/^Mất kết nối|mất mạng/i)
    .first()
    .waitFor();
  await field().fill('quy hoach');
  await expect.poll(() => hits().count()).toBe(0);
  await page.context().setOffline(false);
  await hits().first().waitFor();
});
