import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findTesseract } from '../../server/features/documents/scan/recognise.ts';
import { type Login, launchBrowser, newWindow, signInByForm } from '../support/browser.ts';
import { plainPdf } from '../support/pdf.ts';
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

const enter = async (login: Login, at = product): Promise<Page> => {
  const page = await (await newWindow(browser)).newPage();
  await signInByForm(page, at, login);
  return page;
};
const prepare = async (page: Page, at = product): Promise<string> => {
  await page.goto(`${at.url}/office`);
  await page.getByRole('link', { name: /chuyên đề/ }).click();
  await page.getByRole('button', { name: /^Thêm tài liệu: Lịch nghỉ Tết/ }).waitFor();
  return page.url().split('/').at(-1)!;
};

it('a unit hands in a paper, gets it back with a reason, hands it in again; approved, everybody reads it', async () => {
  const unit = await enter('daibieu');
  await unit.getByRole('link', { name: /còn 1 nội dung phải gửi hoặc gửi lại tài liệu/ }).click();
  const handIn = async (text: string): Promise<void> => {
    await unit.getByRole('button', { name: /^Gửi tài liệu: Lịch nghỉ Tết/ }).click();
    const dialog = unit.getByRole('dialog');
    const [chooser] = await Promise.all([
      unit.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: 'Chọn tệp' }).click(),
    ]);
    await chooser.setFiles({
      name: 'Báo cáo_lịch nghỉ Tết.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(plainPdf([text])),
    });
    await dialog.getByText(/^Sẵn sàng: 1 trang/).waitFor();
    expect(await dialog.getByLabel('Tên, trích yếu nội dung').inputValue()).toBe('Báo cáo lịch nghỉ Tết');
    await dialog.getByRole('button', { name: 'Gửi duyệt' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await handIn('ban mot');
  await unit.getByText('Chờ duyệt', { exact: true }).waitFor();
  const secretary = await enter('thuky');
  const meeting = await prepare(secretary);
  await secretary.getByRole('button', { name: 'Trả lại: Báo cáo lịch nghỉ Tết' }).click();
  await secretary.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
  await secretary.getByText(/^Ghi lý do, ít nhất 3 ký tự/).waitFor();
  await secretary.getByRole('dialog').getByLabel('Lý do trả lại').fill('Thiếu phương án trực Tết');
  await secretary.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
  await secretary.getByRole('dialog').waitFor({ state: 'detached' });
  await unit.reload();
  await unit.getByText('Lý do trả lại: Thiếu phương án trực Tết').waitFor();
  await handIn('ban hai');
  const chair = await enter('chutri');
  await chair.goto(`${product.url}/m/${meeting}`);
  const paper = chair.getByRole('button', { name: /^Báo cáo lịch nghỉ Tết/ });
  await chair.getByText('Lịch nghỉ Tết của học sinh').first().waitFor();
  expect(await paper.count(), 'nobody reads it before it is approved').toBe(0);
  await secretary.getByRole('button', { name: 'Duyệt: Báo cáo lịch nghỉ Tết' }).click();
  await paper.first().click();
  await chair.locator('[data-page="1"][data-ready]').waitFor();
  await unit.reload();
  await unit.getByText(/^Đã có trong phiên họp, bản 1/).waitFor();
});

it('of a view-only paper a delegate gets pictures with his name, writes on them, and never the file', async () => {
  const secretary = await enter('thuky');
  const meeting = await prepare(secretary);
  const title = 'Dự thảo Quyết định ban hành Quy định';
  await secretary.getByRole('button', { name: new RegExp(`^Thao tác với ${title}`) }).click();
  await secretary.getByRole('menuitem', { name: 'Sửa thông tin' }).click();
  await secretary.getByRole('dialog').getByRole('switch', { name: 'Chỉ xem trên màn hình' }).click();
  await secretary.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await secretary.getByRole('dialog').waitFor({ state: 'detached' });
  const delegate = await enter('daibieu');
  const asked: string[] = [];
  delegate.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.includes('/documents/')) asked.push(`${response.status()} ${pathname.split('/').slice(5).join('/')}`);
  });
  await delegate.goto(`${product.url}/m/${meeting}`);
  await delegate
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .click();
  const page = delegate.locator('[data-page="1"][data-ready]');
  await page.waitFor();
  const ink = await page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const seen = { dark: 0, mark: 0 };
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
        if (r < 90 && g < 90 && b < 90) seen.dark += 1;
        else if (r > 200 && r - g > 12 && r - b > 12) seen.mark += 1;
      }
      return seen;
    });
  expect(ink.dark, 'the letters of the page').toBeGreaterThan(1000);
  expect(ink.mark, 'his name across it').toBeGreaterThan(1000);
  await delegate.getByRole('button', { name: /^Trang 1 \/ / }).click();
  const out = delegate.getByRole('button', { name: 'Tải bản có ghi chú' });
  await expect.poll(() => out.getAttribute('aria-disabled')).toBe('true');
  await out.click({ force: true });
  await delegate
    .getByRole('note')
    .getByText(/chỉ xem trên màn hình/)
    .waitFor();
  expect(asked.some((line) => /^200 .*pages\/1$/.test(line))).toBe(true);
  expect(asked.filter((line) => line.includes('file') || line.includes('letters'))).toEqual([]);
});

it('an item is moved by its handle: with the mouse, and by the keyboard', async () => {
  const page = await enter('thuky');
  await prepare(page);
  const order = async (): Promise<string[]> =>
    (await page.getByRole('listitem').locator('strong').allTextContents()).filter((text) => /^\d/.test(text));
  expect((await order())[3]).toMatch(/^4\. Lịch nghỉ Tết/);
  const handle = page.getByRole('button', { name: /^Kéo để chuyển: Lịch nghỉ Tết/ });
  const above = page.getByRole('button', { name: /^Kéo để chuyển: Dự trữ hàng hóa/ });
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [(await handle.boundingBox())!, (await above.boundingBox())!];
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y, { steps: 4 });
  await page.mouse.move(to.x + 20, to.y, { steps: 8 });
  await page.mouse.up();
  await page.getByText('3. Lịch nghỉ Tết', { exact: false }).waitFor();
  await handle.focus();
  await page.keyboard.press('Space');
  await page.getByText(/^Đã nhấc Lịch nghỉ Tết/).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowDown');
  await page.getByText(/đang ở vị trí 4$/).waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await page.getByText('4. Lịch nghỉ Tết', { exact: false }).waitFor();
});

it('a meeting is put off with a reason and announced again; what was entered is not lost by leaving', async () => {
  const page = await enter('thuky');
  const meeting = await prepare(page);
  await page.getByRole('button', { name: 'Hoãn phiên họp' }).click();
  await page.getByRole('dialog').getByLabel('Lý do').fill('Chờ số liệu của Sở Tài chính');
  await page.getByRole('dialog').getByRole('button', { name: 'Hoãn phiên họp' }).click();
  await page.getByText('Tạm hoãn', { exact: true }).waitFor();
  const delegate = await enter('daibieu');
  await delegate.getByText('Tạm hoãn', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Thông tin' }).click();
  await page.getByText('Chờ số liệu của Sở Tài chính').waitFor();
  await page.getByLabel('Tên phiên họp').fill('Phiên họp chuyên đề (dời ngày)');
  await page.getByRole('link', { name: 'Tài liệu phải gửi' }).click();
  await page
    .getByRole('dialog')
    .getByText(/chưa được lưu/)
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Quay lại' }).click();
  expect(page.url()).toContain(meeting);
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByText('Đã lưu thay đổi').first().waitFor();
  await page.getByRole('button', { name: 'Thông báo phiên họp' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thông báo phiên họp' }).click();
  await page.getByRole('button', { name: 'Hoãn phiên họp' }).waitFor();
});

it.skipIf(!findTesseract())(
  'a scan is found in and marked on its pages',
  async () => {
    const reading = await demonstration.open({ NGHISU_SCANS: 'on' });
    const page = await enter('daibieu', reading);
    await page.getByRole('button', { name: 'Vào phòng họp' }).first().click();
    // Its four pages are read soon after the start.
    const field = page.getByRole('searchbox', { name: /^Tìm trong tài liệu phiên họp/ });
    await field.waitFor();
    await expect
      .poll(
        async () => {
          await page.reload();
          await field.fill('nghe chai luoi');
          return page
            .getByRole('main')
            .locator('mark')
            .first()
            .waitFor({ timeout: 3000 })
            .then(
              () => true,
              () => false,
            );
        },
        { timeout: 120_000 },
      )
      .toBe(true);
    await page.getByRole('main').locator('mark').first().click();
    await page.locator('[data-page="1"][data-ready]').waitFor();
    await page.keyboard.press('Control+f');
    await page.getByRole('search').getByRole('searchbox').fill('nghe chai luoi');
    await page
      .getByRole('search')
      .getByText(/^1\/[12]$|^1 \/ [12]$/)
      .waitFor();
    await page
      .getByText(/bằng nghề chài lưới/)
      .first()
      .waitFor({ state: 'attached' });
  },
  180_000,
);
