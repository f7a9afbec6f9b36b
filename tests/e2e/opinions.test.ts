import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { type Look, launchBrowser, newWindow, settled, signIn } from '../support/browser.ts';
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
const plain: Look = { size: '1280x800', theme: 'light', language: 'vi' };

/** Signs in by the form, as a person does: with the password the private notes are opened. */
async function enter(login: string, look: Partial<Look> = {}): Promise<Page> {
  const window = await newWindow(browser, { ...plain, ...look });
  const page = await window.newPage();
  await page.goto(product.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) })
    .getByRole('button', { name: 'Vào phòng họp' })
    .click();
  await page.getByRole('main').getByRole('button', { name: paper }).first().click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
  return page;
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (!process.env.NGHISU_PICTURES) return;
  await settled(page);
  await page.screenshot({ path: `${process.env.NGHISU_PICTURES}/opinions-${name}.png` });
};
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Viết lên tài liệu' }).getByRole('button', { name, exact: true });
/** Where the letters of a line of the first page are. */
async function lineAt(page: Page, n: number): Promise<{ x: number; y: number; width: number; height: number }> {
  const letters = page.locator('[data-page="1"] [data-letters] span').filter({ hasText: /\S{3}/ });
  await letters.nth(12).waitFor();
  const boxes = await letters.evaluateAll((spans) =>
    spans
      .map((span) => span.getBoundingClientRect())
      .filter(({ width, top, bottom }) => width > 200 && top > 220 && bottom < 660)
      .map(({ x, y, width, height }) => ({ x, y, width, height })),
  );
  return boxes[n]!;
}
const form = (page: Page) => page.getByRole('dialog', { name: 'Gửi ý kiến cho Thư ký' });
const own = (page: Page) => page.getByRole('list', { name: 'Ý kiến đã gửi' }).getByRole('listitem');

describe('opinions', () => {
  let delegate: Page;
  let secretary: Page;
  let console: string;

  it('a private note becomes an opinion in one gesture, with its page and the words that it stands on', async () => {
    delegate = await enter('daibieu');
    await delegate.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    await delegate.getByRole('button', { name: 'Ai thấy: Chỉ tôi' }).waitFor();
    const line = await lineAt(delegate, 1);
    await tool(delegate, 'Ghi chú dán').click();
    await delegate.mouse.click(line.x + 120, line.y + line.height / 2);
    await delegate.getByRole('textbox', { name: 'Nội dung ghi chú' }).fill('Đề nghị làm rõ nguồn vốn của dự án');
    await delegate.getByRole('button', { name: 'Lưu', exact: true }).click();
    await delegate.getByRole('button', { name: /làm rõ nguồn vốn/ }).click();
    await picture(delegate, 'note-card');
    await delegate.getByRole('button', { name: 'Gửi thành ý kiến' }).click();
    await form(delegate).getByText('Trang 1', { exact: false }).first().waitFor();
    const quote = await form(delegate).locator('blockquote').textContent();
    expect(quote!.split(' ').length).toBeGreaterThan(4);
    const text = form(delegate).getByRole('textbox', { name: 'Nội dung ý kiến' });
    expect(await text.inputValue()).toBe('Đề nghị làm rõ nguồn vốn của dự án');
    await form(delegate)
      .getByText(/ra khỏi lớp ghi chú riêng/)
      .waitFor();
    await picture(delegate, 'form');
    await text.fill('');
    await form(delegate).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await form(delegate).getByText('Ghi nội dung ý kiến rồi gửi.').waitFor();
    await text.fill('Đề nghị làm rõ nguồn vốn của dự án, kèm phụ lục');
    // Two quick presses send one.
    await form(delegate).getByRole('button', { name: 'Gửi ý kiến' }).dblclick();
    await form(delegate).waitFor({ state: 'hidden' });
    await delegate.getByRole('note').getByText('Đã gửi ý kiến cho Thư ký.').waitFor();
    await picture(delegate, 'sent');
    await delegate.getByRole('note').getByRole('button', { name: 'Đóng' }).click();
    // The note itself says it.
    await delegate.getByRole('button', { name: /làm rõ nguồn vốn/ }).click();
    await delegate.getByRole('dialog').getByText('Chờ trả lời').waitFor();
    expect(await delegate.getByRole('button', { name: 'Gửi thành ý kiến' }).count()).toBe(0);
    await delegate.keyboard.press('Escape');
  });

  it('what is picked out becomes one too, and is withdrawn while nobody has answered', async () => {
    await delegate.mouse.move(800, 400);
    await delegate.mouse.wheel(0, 320);
    await delegate.waitForFunction(
      () => (document.querySelector('[data-page="1"]')?.getBoundingClientRect().top ?? 0) < 0,
    );
    const line = await lineAt(delegate, 3);
    await tool(delegate, 'Tô chữ').click();
    await delegate.mouse.move(line.x + 10, line.y + line.height / 2);
    await delegate.mouse.down();
    await delegate.mouse.move(line.x + 180, line.y + line.height / 2, { steps: 5 });
    await delegate.mouse.up();
    await tool(delegate, 'Khoanh để chọn').click();
    await delegate.mouse.click(line.x + 60, line.y + line.height / 2);
    await delegate.getByRole('toolbar', { name: 'Đã chọn 1 ghi chú' }).waitFor();
    await picture(delegate, 'picked');
    await delegate.getByRole('button', { name: 'Gửi thành ý kiến' }).click();
    await form(delegate).locator('blockquote').waitFor();
    await form(delegate).getByRole('textbox', { name: 'Nội dung ý kiến' }).fill('Bỏ cụm từ này');
    await delegate.keyboard.press('Control+Enter');
    await form(delegate).waitFor({ state: 'hidden' });
    await delegate.getByRole('button', { name: 'Xem', exact: true }).click();
    await expect.poll(() => own(delegate).count()).toBe(2);
    await picture(delegate, 'mine');
    await own(delegate).first().getByRole('button', { name: 'Rút ý kiến' }).click();
    await picture(delegate, 'withdraw');
    await delegate.getByRole('dialog').getByRole('button', { name: 'Rút ý kiến' }).click();
    await expect.poll(() => own(delegate).count()).toBe(1);
  });

  it('the secretary answers at the console, with a reason where it is not accepted', async () => {
    const meeting = /\/m\/([a-z0-9]+)/.exec(delegate.url())![1];
    console = `${product.url}/m/${meeting}/console`;
    const window = await newWindow(browser, plain);
    await signIn(window, product, 'thuky');
    secretary = await window.newPage();
    await secretary.goto(console);
    await secretary.getByRole('tab', { name: /^Ý kiến 1$/ }).click();
    const panel = secretary.getByRole('tabpanel', { name: /^Ý kiến/ });
    await panel.getByText('Đề nghị làm rõ nguồn vốn của dự án, kèm phụ lục').waitFor();
    expect(await panel.getByText('Bỏ cụm từ này').count()).toBe(0);
    await picture(secretary, 'board');
    await secretary.keyboard.press('y');
    const dialog = secretary.getByRole('dialog', { name: 'Trả lời ý kiến' });
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog.getByText('Chọn kết quả rồi lưu.').waitFor();
    await dialog.getByRole('radio', { name: 'Tiếp thu' }).focus();
    await secretary.keyboard.press('ArrowDown');
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog.getByText('Không tiếp thu thì cần nêu lý do.').waitFor();
    await picture(secretary, 'answer');
    await dialog.getByRole('textbox', { name: 'Nội dung trả lời' }).fill('Nguồn vốn nêu tại phụ lục 2 của Tờ trình.');
    await secretary.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await panel.getByText('Mọi ý kiến đã có trả lời.').waitFor();
    expect(await secretary.getByRole('tab', { name: /^Ý kiến$/ }).count()).toBe(1);
  });

  it('its author is told quietly, reads the answer and goes to the page', async () => {
    await delegate.getByRole('listitem').getByText('Nguồn vốn nêu tại phụ lục 2 của Tờ trình.').waitFor();
    await picture(delegate, 'answered');
    expect(await own(delegate).getByRole('button', { name: 'Rút ý kiến' }).count()).toBe(0);
    // Answered anew while something else is looked at: a line says so, and is gone once one has looked.
    await delegate.getByRole('tab', { name: 'Thành phần' }).click();
    const panel = secretary.getByRole('tabpanel', { name: /^Ý kiến/ });
    await panel.getByText('Tất cả (1)').click();
    await panel.getByRole('button', { name: 'Sửa trả lời' }).click();
    const dialog = secretary.getByRole('dialog', { name: 'Trả lời ý kiến' });
    await dialog.getByRole('radio', { name: 'Tiếp thu' }).check();
    await dialog.getByRole('textbox', { name: 'Nội dung trả lời' }).fill('Đã bổ sung phụ lục 2.');
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    const line = delegate.getByRole('note').filter({ hasText: 'có trả lời mới' });
    await line.waitFor();
    await picture(delegate, 'notice');
    await line.getByRole('button', { name: 'Xem' }).click();
    await own(delegate).getByText('Đã bổ sung phụ lục 2.').waitFor();
    await line.waitFor({ state: 'hidden' });
    await delegate.getByRole('region', { name: /^Tài liệu: / }).focus();
    await delegate.keyboard.press('End');
    await delegate.locator('[data-page="5"][data-ready]').waitFor();
    await own(delegate).getByRole('button', { name: 'Mở trang 1' }).click();
    await delegate.getByRole('button', { name: /^Trang 1 \/ / }).waitFor();
    await delegate.getByRole('region', { name: /^Tài liệu: / }).focus();
    await delegate.keyboard.press('m');
    await delegate
      .getByRole('listitem')
      .filter({ hasText: 'làm rõ nguồn vốn' })
      .getByText('Tiếp thu')
      .first()
      .waitFor();
    await picture(delegate, 'marks');
  });

  it('the record of answers is there for managers, and the table opens in spreadsheets', async () => {
    const panel = secretary.getByRole('tabpanel', { name: /^Ý kiến/ });
    await panel.getByRole('button', { name: 'Sửa trả lời' }).click();
    const dialog = secretary.getByRole('dialog', { name: 'Trả lời ý kiến' });
    await dialog.getByText('Trả lời trước đó (1)').click();
    await dialog.getByText('Nguồn vốn nêu tại phụ lục 2 của Tờ trình.').waitFor();
    await picture(secretary, 'earlier');
    await secretary.keyboard.press('Escape');
    const [download] = await Promise.all([
      secretary.waitForEvent('download'),
      panel.getByRole('button', { name: 'Xuất bảng tổng hợp' }).click(),
    ]);
    const table = await readFile(await download.path(), 'utf8');
    expect(table).toContain('"STT","Người góp ý","Đơn vị"');
    expect(table).toContain('"Tiếp thu","Đã bổ sung phụ lục 2."');
    await panel.getByRole('button', { name: 'Xem trang 1' }).click();
    await secretary.locator('[data-page="1"][data-ready]').waitFor();
    await picture(secretary, 'jumped');
  });

  it('another delegate is shown nothing of it', async () => {
    const chair = await enter('khachmoi');
    await chair.getByRole('region', { name: /^Tài liệu: / }).focus();
    await chair.keyboard.press('m');
    await chair.getByText('Chưa có ghi chú nào ở đây', { exact: false }).waitFor();
    const reply = await chair.request.get(
      `${product.url}/api/meetings/${/m\/([a-z0-9]+)/.exec(chair.url())![1]}/opinions`,
    );
    expect(await reply.json()).toEqual({ opinions: [] });
  });

  it('without the network it waits, and is sent once when that is back', async () => {
    await delegate.getByRole('button', { name: /^Trang 1 \/ / }).click();
    await delegate.getByRole('button', { name: 'Gửi ý kiến về trang này' }).click();
    await form(delegate).getByRole('textbox', { name: 'Nội dung ý kiến' }).fill('Gửi khi mất mạng');
    await delegate.context().setOffline(true);
    await form(delegate).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await form(delegate).getByRole('button', { name: 'Đang gửi…' }).waitFor();
    // Longer than one attempt waits for its answer.
    await delegate.getByText('Mất kết nối, đang nối lại…').waitFor({ timeout: 40_000 });
    await picture(delegate, 'offline');
    await delegate.context().setOffline(false);
    await form(delegate).waitFor({ state: 'hidden', timeout: 40_000 });
    await expect.poll(() => own(delegate).filter({ hasText: 'Gửi khi mất mạng' }).count()).toBe(1);
    const board = await secretary.context().newPage();
    await board.goto(console);
    await board.getByRole('tab', { name: /^Ý kiến 1$/ }).click();
    expect(await board.getByRole('listitem').filter({ hasText: 'Gửi khi mất mạng' }).count()).toBe(1);
    await own(delegate).filter({ hasText: 'Gửi khi mất mạng' }).getByRole('button', { name: 'Rút ý kiến' }).click();
    await delegate.getByRole('dialog').getByRole('button', { name: 'Rút ý kiến' }).click();
    await board.getByText('Mọi ý kiến đã có trả lời.').waitFor();
  });

  it('on a phone and in the dark', async () => {
    const phone = await enter('daibieu', { size: '390x844', theme: 'dark' });
    await phone.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    await phone.getByRole('button', { name: /làm rõ nguồn vốn/ }).click();
    await picture(phone, 'phone-note');
    await phone.keyboard.press('Escape');
    await phone.getByRole('button', { name: /^Trang 1/ }).click();
    await phone.getByRole('button', { name: 'Gửi ý kiến về trang này' }).scrollIntoViewIfNeeded();
    await picture(phone, 'phone-menu');
    await phone.getByRole('button', { name: 'Gửi ý kiến về trang này' }).click();
    await form(phone).getByRole('textbox', { name: 'Nội dung ý kiến' }).fill('Trang này thiếu căn cứ pháp lý');
    await picture(phone, 'phone-form');
    await form(phone).getByRole('button', { name: 'Gửi ý kiến' }).click();
    await phone.getByRole('button', { name: 'Xem', exact: true }).click();
    await expect.poll(() => own(phone).count()).toBe(2);
    await picture(phone, 'phone-mine');
    const window = await newWindow(browser, { size: '390x844', theme: 'dark', language: 'vi' });
    await signIn(window, product, 'thuky');
    const page = await window.newPage();
    await page.goto(console);
    await page.getByRole('tab', { name: /^Ý kiến/ }).click();
    await page.getByText('Trang này thiếu căn cứ pháp lý').waitFor();
    await picture(page, 'phone-board');
    await page.getByRole('button', { name: 'Trả lời', exact: true }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Giữ nguyên' }).check();
    await picture(page, 'phone-answer');
  });
});
