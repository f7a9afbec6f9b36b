import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { newWindow, type Size } from '../support/browser.ts';
import { openDemonstration, readPaper } from '../support/demonstration.ts';

const opened = openDemonstration();

/** Signs in by the form, as a person does: with the password the private notes are opened. */
async function enter(login: string, size: Size = '1280x800'): Promise<Page> {
  const window = await newWindow(opened.browser, { size, theme: 'light', language: 'vi' });
  const page = await window.newPage();
  await page.goto(opened.product.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await readPaper(page);
  return page;
}

const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Viết lên tài liệu' }).getByRole('button', { name, exact: true });
const layerButton = (page: Page) => page.getByRole('button', { name: /^Ai thấy: / });
const marksOf = (page: Page) => page.locator('[data-page="1"] canvas[data-strokes]').getAttribute('data-strokes');
const sheet = async (page: Page) => (await page.locator('[data-page="1"]').boundingBox())!;

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const { x, y, width } = await sheet(page);
  const at = ([a, b]: readonly [number, number]) => [x + a * width, y + b * width] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  for (let i = 1; i <= 6; i += 1)
    await page.mouse.move(...at([from[0] + ((to[0] - from[0]) * i) / 6, from[1] + ((to[1] - from[1]) * i) / 6]));
  await page.mouse.up();
}
async function tap(page: Page, a: number, b: number): Promise<void> {
  const { x, y, width } = await sheet(page);
  await page.mouse.click(x + a * width, y + b * width);
}
const choose = async (page: Page, layer: RegExp): Promise<void> => {
  await layerButton(page).click();
  await page.getByRole('menuitem', { name: layer }).click();
};
const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env.NGHISU_PICTURES) await page.screenshot({ path: `${process.env.NGHISU_PICTURES}/${name}.png` });
};

describe('marks on a paper', () => {
  let chair: Page;
  let delegate: Page;

  it('one writes for oneself at first, and everybody sees what is written for everybody', async () => {
    delegate = await enter('daibieu');
    chair = await enter('chutri');
    await delegate.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    await layerButton(delegate)
      .and(delegate.getByRole('button', { name: 'Ai thấy: Chỉ tôi' }))
      .waitFor();
    await drag(delegate, [0.2, 0.3], [0.5, 0.32]);
    await expect.poll(() => marksOf(delegate)).toBe('1');
    await choose(delegate, /^Mọi người/);
    await tool(delegate, 'Hình vẽ').click();
    await delegate.getByRole('button', { name: 'Khung chữ nhật' }).click();
    await drag(delegate, [0.15, 0.4], [0.6, 0.5]);
    await expect.poll(() => marksOf(delegate)).toBe('2');
    await expect.poll(() => marksOf(chair)).toBe('1');
    await picture(delegate, 'box');
  });

  it('a highlight lies on the letters under it, line by line, and says what it lies on', async () => {
    await tool(delegate, 'Tô chữ').click();
    const letters = delegate.locator('[data-page="1"] [data-letters] span').filter({ hasText: /\S{3}/ });
    await letters.nth(12).waitFor();
    const boxes = await letters.evaluateAll((spans) => {
      const long = spans
        .map((span) => span.getBoundingClientRect())
        .filter(({ width, top }) => width > 200 && top > 200);
      return [long[2]!, long[4]!].map(({ x, y, width, height }) => ({ x, y, width, height }));
    });
    await delegate.mouse.move(boxes[0]!.x + 60, boxes[0]!.y + boxes[0]!.height / 2);
    await delegate.mouse.down();
    await delegate.mouse.move(boxes[1]!.x + 40, boxes[1]!.y + boxes[1]!.height / 2, { steps: 5 });
    await delegate.mouse.up();
    await expect.poll(() => marksOf(delegate)).toBe('3');
    await picture(delegate, 'highlight');
  });

  it('notes have answers, texts and stamps are typed and put, and their writer changes them', async () => {
    await tool(delegate, 'Ghi chú dán').click();
    await tap(delegate, 0.8, 0.3);
    await delegate.getByRole('textbox', { name: 'Nội dung ghi chú' }).fill('Đề nghị làm rõ nguồn vốn của dự án');
    await delegate.getByRole('button', { name: 'Lưu', exact: true }).click();
    const note = (page: Page) => page.getByRole('button', { name: /làm rõ nguồn vốn/ });
    await note(chair).click();
    await chair.getByRole('textbox', { name: 'Trả lời' }).fill('Sở Tài chính báo cáo tại phiên họp');
    await picture(chair, 'note');
    await chair.getByRole('button', { name: 'Gửi', exact: true }).click();
    await note(delegate).click();
    await delegate.getByRole('dialog').getByText('Sở Tài chính báo cáo tại phiên họp').waitFor();
    await delegate.keyboard.press('Escape');
    await tool(delegate, 'Gõ chữ').click();
    await tap(delegate, 0.2, 0.42);
    await delegate.getByRole('textbox', { name: 'Gõ chữ vào đây' }).fill('Chưa có ý kiến của Sở Nội vụ');
    await delegate.keyboard.press('Control+Enter');
    await tool(delegate, 'Đóng dấu').click();
    await tap(delegate, 0.85, 0.1);
    await expect.poll(() => marksOf(delegate)).toBe('7');
    await tool(delegate, 'Khoanh để chọn').click();
    await tap(delegate, 0.85, 0.1);
    await delegate.getByRole('toolbar', { name: 'Đã chọn 1 ghi chú' }).waitFor();
    await picture(delegate, 'picked');
    await delegate
      .getByRole('toolbar', { name: 'Đã chọn 1 ghi chú' })
      .getByRole('button', { name: 'Xóa', exact: true })
      .click();
    await expect.poll(() => marksOf(delegate)).toBe('6');
    await delegate.keyboard.press('z');
    await expect.poll(() => marksOf(delegate)).toBe('7');
  });

  it('all marks stand in a list, found without tone marks, and lead to their page', async () => {
    await delegate.keyboard.press('Escape');
    await delegate.getByRole('region', { name: /^Tài liệu: / }).focus();
    await delegate.keyboard.press('m');
    const panel = delegate.getByRole('tabpanel').filter({ has: delegate.getByRole('searchbox') });
    await expect.poll(() => panel.getByRole('listitem').count()).toBe(6);
    await picture(delegate, 'list');
    await panel.getByText(/ngày 16 tháng 6 năm 2025; Căn cứ/).waitFor();
    await panel.getByRole('searchbox', { name: 'Tìm trong ghi chú' }).fill('nguon von');
    await expect.poll(() => panel.getByRole('listitem').count()).toBe(1);
    await panel.getByRole('searchbox', { name: 'Tìm trong ghi chú' }).fill('');
    await panel.getByText('Người khác', { exact: true }).click();
    await expect.poll(() => panel.getByRole('listitem').count()).toBe(0);
    await panel.getByText('Tất cả', { exact: true }).click();
    await delegate.getByRole('region', { name: /^Tài liệu: / }).focus();
    await delegate.keyboard.press('End');
    await delegate.locator('[data-page="5"][data-ready]').waitFor();
    await panel.getByRole('button', { name: /nguồn vốn/ }).click();
    await delegate.getByRole('button', { name: /^Trang 1 \/ / }).waitFor();
    await delegate.keyboard.press('m');
    await delegate.keyboard.press('Home');
  });

  it('private notes come back after a reload, on another device too, and are nobody else’s', async () => {
    await delegate.reload();
    await delegate.locator('[data-page="1"][data-ready]').waitFor();
    await expect.poll(() => marksOf(delegate)).toBe('7');
    const phone = await enter('daibieu', '390x844');
    await expect.poll(() => marksOf(phone)).toBe('7');
    expect(await marksOf(chair)).toBe('6');
    await phone.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    await picture(phone, 'phone');
    await phone.getByRole('button', { name: /^Công cụ: / }).click();
    await phone
      .getByRole('dialog', { name: /^Công cụ: / })
      .getByRole('button', { name: 'Khoanh để chọn' })
      .waitFor();
    await picture(phone, 'phone-tools');
  });

  it('a layer for chosen people is theirs alone, until its maker ends it', async () => {
    const secretary = await enter('thuky');
    await delegate.getByRole('region', { name: /^Tài liệu: / }).focus();
    await delegate.keyboard.press('Home');
    await delegate.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    await choose(delegate, /^Chia sẻ với…/);
    const unit = delegate.getByRole('button', { name: 'Khối Nội chính (5)' });
    await unit.click();
    await delegate.getByText('Đã chọn 5 người').waitFor();
    await picture(delegate, 'share');
    await delegate.setViewportSize({ width: 390, height: 844 });
    await picture(delegate, 'share-phone');
    await delegate.setViewportSize({ width: 1280, height: 800 });
    await unit.click();
    await delegate.getByText('Đã chọn 0 người').waitFor();
    await delegate.getByRole('checkbox', { name: 'Trần Quốc Thịnh' }).check();
    await delegate.getByRole('button', { name: 'Chia sẻ', exact: true }).click();
    await delegate.getByRole('button', { name: 'Ai thấy: Cùng Trần Quốc Thịnh' }).waitFor();
    await delegate.getByRole('dialog').waitFor({ state: 'hidden' });
    await drag(delegate, [0.1, 0.1], [0.3, 0.12]);
    await expect.poll(() => marksOf(chair)).toBe('7');
    await expect.poll(() => marksOf(secretary)).toBe('6');
    await choose(delegate, /^Thôi chia sẻ lớp này/);
    await delegate.getByRole('dialog').getByRole('button', { name: 'Thôi chia sẻ lớp này' }).click();
    await expect.poll(() => marksOf(chair)).toBe('6');
    await expect.poll(() => marksOf(delegate)).toBe('8');
  });

  it('private notes are kept with the meeting and its items, found without tone marks, and are on every device', async () => {
    const notes = (page: Page) => page.getByRole('tabpanel', { name: 'Ghi chú' });
    const open = async (page: Page): Promise<void> => {
      const tab = page.getByRole('tab', { name: 'Ghi chú', exact: true });
      if ((await tab.count()) === 0)
        await page
          .getByRole('navigation', { name: 'Thao tác trong phiên họp' })
          .getByRole('button', { name: 'Trợ lý' })
          .click();
      await tab.last().click();
    };
    await open(delegate);
    const whole = notes(delegate).getByRole('textbox', { name: 'Chung cho phiên họp' });
    await whole.fill('Hỏi lại Sở Tài chính về nguồn vốn');
    await notes(delegate).getByRole('textbox', { name: /^1\. / }).fill('Đồng ý, cần rút gọn');
    await notes(delegate).getByRole('status').getByText('Đã lưu').waitFor();
    await picture(delegate, 'notes');
    const phone = await enter('daibieu', '390x844');
    await open(phone);
    await expect
      .poll(() => notes(phone).getByRole('textbox', { name: 'Chung cho phiên họp' }).textContent())
      .toBe('Hỏi lại Sở Tài chính về nguồn vốn');
    await picture(phone, 'notes-phone');
    await notes(phone).getByRole('searchbox').fill('rut gon');
    await expect.poll(() => notes(phone).getByRole('textbox').count()).toBe(1);
    await notes(phone).getByRole('textbox', { name: /^1\. / }).fill('Đồng ý, cần rút gọn phần hai');
    await notes(phone).getByRole('status').getByText('Đang lưu…').waitFor();
    await notes(phone).getByRole('status').getByText('Đã lưu').waitFor();
    await phone.reload();
    await open(phone);
    await expect
      .poll(() => notes(phone).getByRole('textbox', { name: /^1\. / }).textContent())
      .toBe('Đồng ý, cần rút gọn phần hai');
  });

  it('I32 words that are selected are highlighted, noted on, copied and sent from a bar beside them', async () => {
    const page = await enter('chutri');
    const strokes = Number(await marksOf(page));
    const bar = page.getByRole('toolbar', { name: 'Phần chữ đang chọn' });
    const letters = page.locator('[data-page="1"] [data-letters] span').filter({ hasText: /\S{3}/ });
    await letters.nth(12).waitFor();
    const select = async (end = 160): Promise<void> => {
      const [from, to] = await letters.evaluateAll((spans) => {
        const long = spans
          .map((span) => span.getBoundingClientRect())
          .filter(({ width, top }) => width > 200 && top > 250);
        return [long[1]!, long[2]!].map(({ x, y, height }) => ({ x, y: y + height / 2 }));
      });
      await page.mouse.move(from!.x + 40, from!.y);
      await page.mouse.down();
      await page.mouse.move(to!.x + end, to!.y, { steps: 6 });
      expect(await bar.count(), 'not while one drags').toBe(0);
      await page.mouse.up();
      await bar.waitFor();
    };
    await select();
    await picture(page, 'selected');
    await bar.getByRole('button', { name: 'Ai thấy: Chỉ tôi' }).waitFor();
    await bar.getByRole('button', { name: 'Tô chữ' }).click();
    await bar.waitFor({ state: 'hidden' });
    await expect.poll(() => marksOf(page)).toBe(String(strokes + 1));
    await picture(page, 'selected-highlighted');
    await select();
    await page.keyboard.press('h');
    await expect.poll(() => marksOf(page)).toBe(String(strokes + 2));
    await select();
    await bar.getByRole('button', { name: 'Ghi chú dán' }).click();
    await page.getByRole('textbox', { name: 'Nội dung ghi chú' }).fill('Xem lại con số này');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('button', { name: /Xem lại con số này/ }).waitFor();
    // The note lies where the selection ended.
    await select(60);
    await bar.getByRole('button', { name: 'Sao chép' }).click();
    await bar.getByRole('button', { name: 'Đã sao chép' }).waitFor();
    await bar.getByRole('button', { name: /^Gửi/ }).click();
    const form = page.getByRole('dialog', { name: /^Gửi ý kiến/ });
    await form.getByText(/nhân dân thành phố Ngọc Giang\. Căn cứ Luật/).waitFor();
    await picture(page, 'selected-opinion');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await select(60);
    await bar.getByRole('button', { name: 'Sao chép' }).focus();
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'hidden' });
  });
});
