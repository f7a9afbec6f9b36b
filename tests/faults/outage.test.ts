import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { settled } from '../support/browser.ts';
import { type Product, startProduct, temporaryFolder } from '../support/product.ts';
import { type Tablet, turnOn as turnOnTablet } from '../support/tablet.ts';

const folder = temporaryFolder();
const open: Tablet[] = [];
let product: Product;

beforeAll(async () => {
  product = await startProduct({ data: join(folder.path, 'data') });
});
afterAll(async () => {
  for (const { context } of open) await context.close().catch(() => {});
  await product?.stop();
  folder.remove();
});

async function turnOn(name: string): Promise<Tablet> {
  const tablet = await turnOnTablet(join(folder.path, name));
  open.push(tablet);
  return tablet;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(product.url);
  await fillIn(page);
}
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('daibieu');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

const card = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) });

async function openPaper(page: Page): Promise<void> {
  await card(page).getByRole('button', { name: 'Vào phòng họp' }).click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Tờ trình về việc điều chỉnh cục bộ quy hoạch/ })
    .first()
    .click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
  await page.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
}

const strokesOf = (page: Page) => page.locator('[data-page="1"] canvas[data-strokes]').getAttribute('data-strokes');
const waitingOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((settle, reject) => {
        request.onsuccess = () => settle(request.result);
        request.onerror = () => reject(request.error);
      });
    let waiting = 0;
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('nghisu-outbox-')) continue;
      const database = await done(indexedDB.open(name));
      waiting += await done(database.transaction('entries').objectStore('entries').count());
      database.close();
    }
    return waiting;
  });

async function write(page: Page, strokes: number): Promise<void> {
  // Notices over the paper move it down while one writes: what is written on stays on the page.
  const { x, y } = (await page.locator('[data-page="1"]').boundingBox())!;
  for (let n = 0; n < strokes; n += 1) {
    const [left, top] = [x + 60 + 16 * (n % 40), y + 160 + 14 * Math.floor(n / 40)];
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left + 8, top + 5);
    await page.mouse.up();
  }
}

async function outage(page: Page): Promise<void> {
  await product.stop('SIGKILL');
  await page.getByRole('status').getByText('Mất kết nối').waitFor();
}
const restart = async (): Promise<void> => {
  const { port } = new URL(product.url);
  product = await startProduct({ data: product.data, args: [], env: { PORT: port } });
};

it('I5 H3 five hundred strokes without a network arrive, once each, though the tablet was killed and opened again in the middle', {
  timeout: 240_000,
}, async () => {
  const first = await turnOn('tablet');
  await signIn(first.page);
  await card(first.page).getByRole('button', { name: 'Lưu về máy' }).click();
  await card(first.page).getByText('Đã lưu trên máy này').waitFor({ timeout: 60_000 });
  // On a phone as well nothing moves under the hand when the line goes.
  const size = first.page.viewportSize();
  if (size) await first.page.setViewportSize({ width: 390, height: 844 });
  await openPaper(first.page);
  const topOf = async (): Promise<number> => (await first.page.locator('[data-page="1"]').boundingBox())!.y;
  const top = await topOf();
  await outage(first.page);
  expect(await topOf()).toBe(top);
  if (size) await first.page.setViewportSize(size);
  const isStill = async (): Promise<boolean> => {
    const before = await topOf();
    await settled(first.page);
    return (await topOf()) === before;
  };
  await expect.poll(isStill).toBe(true);
  await write(first.page, 250);
  await expect.poll(() => strokesOf(first.page)).toBe('250');
  await expect.poll(() => waitingOf(first.page), { timeout: 20_000 }).toBe(250);
  await first.kill();

  // Still no server: the tablet opens by its person's password, and what was written is there.
  const again = await turnOn('tablet');
  await again.page.goto(product.url);
  await again.page.getByLabel('Mật khẩu', { exact: true }).fill('mat khau khac');
  await again.page.getByRole('button', { name: 'Mở tài liệu đã lưu' }).click();
  await again.page.getByText('Mật khẩu này không mở được').waitFor();
  await again.page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await again.page.getByRole('button', { name: 'Mở tài liệu đã lưu' }).click();
  await openPaper(again.page);
  await expect.poll(() => strokesOf(again.page)).toBe('250');
  await again.page.getByRole('button', { name: /^Ai thấy: / }).click();
  await again.page.getByRole('menuitem', { name: /^Mọi người/ }).click();
  // While the menu fades it still takes what is pressed.
  await again.page.getByRole('menu').waitFor({ state: 'hidden' });
  await write(again.page, 250);
  await expect.poll(() => strokesOf(again.page)).toBe('500');
  await expect.poll(() => waitingOf(again.page), { timeout: 20_000 }).toBe(500);

  // Signed out meanwhile: what waits is sent once its person has signed in, without him opening the meeting.
  await again.page.context().clearCookies();
  await restart();
  await again.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await fillIn(again.page);
  await expect.poll(() => waitingOf(again.page), { timeout: 60_000 }).toBe(0);
  await openPaper(again.page);
  await expect.poll(() => strokesOf(again.page)).toBe('500');
  // On another tablet of the same person all of it is there, from the server alone.
  const other = await turnOn('other');
  await signIn(other.page);
  await openPaper(other.page);
  await expect.poll(() => strokesOf(other.page), { timeout: 30_000 }).toBe('500');
});
