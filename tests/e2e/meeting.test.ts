import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Login, newWindow, signInByForm } from '../support/browser.ts';
import { openDemonstration, paperName, runningCard } from '../support/demonstration.ts';
import { codeOf } from '../support/scene.ts';

const opened = openDemonstration();
const windows: BrowserContext[] = [];

const open = async (): Promise<Page> => {
  const window = await newWindow(opened.browser);
  windows.push(window);
  return window.newPage();
};

/** Signs in and enters the running meeting by the button of its card. */
async function enter(login: Login, way: 'Vào phòng họp' | 'Điều hành'): Promise<Page> {
  const page = await open();
  await signInByForm(page, opened.product, login);
  await runningCard(page).getByRole('button', { name: way }).click();
  return page;
}

const actions = (page: Page): Locator => page.getByRole('navigation', { name: 'Thao tác trong phiên họp' });
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Biểu quyết' });
const pageOf = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: `Trang ${number}`, exact: true });

/** The page stands at the top of the reader, where one reads. */
const isAtPage = (page: Page, number: number): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^Trang ${number} / `) }).waitFor();

/** Draws a stroke across the middle of what is seen of the paper. */
async function draw(page: Page): Promise<void> {
  const box = (await page.getByRole('region', { name: /^Tài liệu: Tờ trình/ }).boundingBox())!;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x - 120, y);
  await page.mouse.down();
  for (let i = 1; i <= 12; i++) await page.mouse.move(x - 120 + i * 20, y + Math.sin(i) * 25);
  await page.mouse.up();
}

/** The canvas of shared ink with so many strokes, on a page that is shown. */
const ink = (page: Page, strokes: number): Promise<void> =>
  page.locator(`canvas[data-strokes="${strokes}"]`).first().waitFor({ state: 'attached' });

describe('a meeting in four windows', () => {
  let secretary: Page;
  let chair: Page;
  let delegate: Page;
  let display: Page;

  it('everybody enters: secretary and chair run it, the delegate reads, a display waits', async () => {
    secretary = await enter('thuky', 'Điều hành');
    await secretary.getByRole('heading', { name: 'Đang họp: Nội dung 2' }).waitFor();
    chair = await enter('chutri', 'Vào phòng họp');
    delegate = await enter('daibieu', 'Vào phòng họp');
    await actions(delegate)
      .getByRole('button', { name: /^Điểm danh/ })
      .waitFor();
    display = await open();
    await display.goto(`${opened.product.url}/display`);
    await display.getByRole('heading', { name: 'Màn hình phòng họp' }).waitFor();
  });

  it('the delegate checks in, and the console counts him', async () => {
    await secretary.getByText('21 / 24').first().waitFor();
    await actions(delegate)
      .getByRole('button', { name: /^Điểm danh/ })
      .click();
    await actions(delegate)
      .getByRole('button', { name: /^Có mặt/ })
      .waitFor();
    await secretary.getByText('22 / 24').first().waitFor();
  });

  it('the display belongs to the meeting once the secretary has entered its code', async () => {
    const code = await codeOf(display);
    await secretary.getByRole('tab', { name: 'Trình chiếu' }).click();
    await secretary.getByRole('textbox', { name: 'Mã trên màn hình' }).fill(code);
    await secretary.getByRole('button', { name: 'Ghép màn hình' }).click();
    await display.getByText('Nội dung 2', { exact: true }).waitFor();
    await secretary.getByText('Màn hình 1').waitFor();
  });

  it('a key asks before it moves the meeting, Escape leaves it', async () => {
    await secretary.getByRole('heading', { name: 'Đang họp: Nội dung 2' }).waitFor();
    await secretary.locator('body').press('n');
    const dialog = secretary.getByRole('dialog', { name: 'Nội dung tiếp theo' });
    await dialog.getByRole('button', { name: 'Nội dung tiếp theo' }).waitFor();
    expect(
      await dialog
        .getByRole('button', { name: 'Nội dung tiếp theo' })
        .evaluate((button) => button === document.activeElement),
    ).toBe(true);
    await secretary.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await secretary.getByRole('heading', { name: 'Đang họp: Nội dung 2' }).waitFor();
  });

  it('the secretary goes on to the next item, and every window follows', async () => {
    await secretary.getByRole('button', { name: 'Nội dung tiếp theo', exact: true }).click();
    await secretary.getByRole('heading', { name: 'Đang họp: Nội dung 3' }).waitFor();
    await display.getByText('Nội dung 3', { exact: true }).waitFor();
    for (const page of [chair, delegate])
      await page.getByRole('heading', { name: 'Tài liệu của nội dung 3' }).waitFor();
  });

  it('the chair presents a paper; the delegate and the display follow from page to page', async () => {
    await chair.getByRole('main').getByRole('button', { name: paperName }).click();
    await chair.getByRole('button', { name: 'Trình chiếu', exact: true }).click();
    await chair.getByRole('status').getByText('Đồng chí đang trình chiếu').waitFor();
    await delegate.getByRole('region', { name: /^Tài liệu: Tờ trình/ }).waitFor();
    await delegate.getByText('Đang theo dõi Trần Quốc Thịnh').waitFor();
    const reader = chair.getByRole('region', { name: /^Tài liệu: Tờ trình/ });
    // A page that is not laid out yet cannot be turned.
    await reader.locator('[data-page="1"][data-ready]').waitFor();
    await reader.focus();
    // A press goes on by less than the window's height, and a page is higher than one and a half of it.
    for (let press = 1; press <= 3; press += 1) await chair.keyboard.press('PageDown');
    const shown = await chair.getByRole('button', { name: /^Trang [2-5] \/ / }).getAttribute('aria-label');
    const number = Number(/\d+/.exec(shown ?? '')?.[0]);
    expect(number).toBeGreaterThan(1);
    await isAtPage(delegate, number);
    await pageOf(display, number).waitFor();
  });

  it('a stroke of the delegate is seen by the chair at once, and survives a reload', async () => {
    await delegate.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    // Who came in with his password writes for himself at first.
    await delegate.getByRole('button', { name: /^Ai thấy: / }).click();
    await delegate.getByRole('menuitem', { name: /^Mọi người/ }).click();
    await draw(delegate);
    await ink(delegate, 1);
    await ink(chair, 1);
    await delegate.reload();
    await delegate.getByRole('region', { name: /^Tài liệu: Tờ trình/ }).waitFor();
    await ink(delegate, 1);
  });

  it('a question is opened: the sheet rises at everybody who votes, and the console counts', async () => {
    await secretary.getByRole('button', { name: 'Mở biểu quyết', exact: true }).first().click();
    await sheet(delegate)
      .getByText(/điều chỉnh cục bộ quy hoạch phân khu Bắc sông Ngọc/)
      .waitFor();
    await secretary.getByText('0 / 22 đã bỏ phiếu').first().waitFor();
    await sheet(delegate).getByRole('button', { name: 'Tán thành', exact: true }).click();
    await delegate
      .getByRole('region', { name: 'Phiếu của đồng chí' })
      .getByText('Đồng chí đã chọn: Tán thành')
      .waitFor();
    await sheet(chair).getByRole('button', { name: 'Không tán thành', exact: true }).click();
    await secretary.getByText('2 / 22 đã bỏ phiếu').first().waitFor();
    await display.getByText('2 / 22').waitFor();
  });

  it('the secretary closes it; the result is on display, tablet and console', async () => {
    await secretary.getByRole('button', { name: 'Đóng biểu quyết', exact: true }).click();
    const confirm = secretary.getByRole('dialog').getByRole('button', { name: 'Đóng biểu quyết', exact: true });
    await confirm.click();
    for (const page of [secretary, display, delegate]) await page.getByText('Không được thông qua').first().waitFor();
    await display.getByText(/^Kết quả · Nội dung/).waitFor();
  });

  it('the delegate opens the summary; a tap on a sentence shows its page with the sentence marked', async () => {
    await actions(delegate)
      .getByRole('button', { name: /^Trợ lý/ })
      .click();
    const sentence = delegate.getByRole('list', { name: 'Các câu chính' }).getByRole('button').last();
    await sentence.waitFor();
    const number = Number(/Trang (\d+)\s*$/.exec(await sentence.innerText())?.[1]);
    await sentence.click();
    await isAtPage(delegate, number);
    await delegate.waitForFunction(() => (CSS.highlights.get('nghisu-told')?.size ?? 0) > 0);
  });

  it('a guest does not find the paper for members only', async () => {
    const guest = await enter('khachmoi', 'Vào phòng họp');
    // Who comes late lands on the page that is presented; the agenda lists the papers.
    await guest.getByRole('region', { name: /^Tài liệu: Tờ trình/ }).waitFor();
    const agenda = guest.getByRole('complementary', { name: 'Chương trình', exact: true });
    if (!(await agenda.isVisible()))
      await actions(guest)
        .getByRole('button', { name: /^Chương trình/ })
        .click();
    await agenda.getByRole('button', { name: paperName }).waitFor();
    expect(await guest.getByRole('button', { name: /^Công văn của UBND phường Đông Ngọc/ }).count()).toBe(0);
    await actions(chair)
      .getByRole('button', { name: /^Chương trình/ })
      .waitFor();
    expect(await chair.getByRole('button', { name: /^Công văn của UBND phường Đông Ngọc/ }).count()).toBeGreaterThan(0);
  });

  it('the language changes at once', async () => {
    await secretary.getByRole('button', { name: 'Hiển thị' }).click();
    await secretary.getByRole('dialog', { name: 'Hiển thị' }).getByText('English').click();
    await secretary.getByRole('heading', { name: 'Now: Item 3' }).waitFor();
    await secretary.getByRole('tab', { name: 'Check-in' }).waitFor();
    expect(await secretary.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});
