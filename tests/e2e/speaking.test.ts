import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Login, newWindow, signIn } from '../support/browser.ts';
import { openStage } from '../support/demonstration.ts';
import { codeOf } from '../support/scene.ts';

const opened = openStage();

async function enter(login: Login, path = ''): Promise<Page> {
  const window = await newWindow(opened.browser);
  await signIn(window, opened.product, login);
  const page = await window.newPage();
  await page.goto(`${opened.product.url}/m/${opened.stage.meeting}${path}`);
  return page;
}
const row = (page: Page) => page.getByRole('list', { name: 'Phát biểu' }).getByRole('listitem');

it('a delegate asks, is called, pauses and ends; console, tablet and room show the same', async () => {
  const console_ = await enter('thuky', '/console');
  const delegate = await enter('daibieu');
  const room = await (await newWindow(opened.browser, { size: '1920x1080', theme: 'light', language: 'vi' })).newPage();
  await room.goto(`${opened.product.url}/display`);
  await opened.stage.act('thuky', 'devices.pair', { code: await codeOf(room) });
  const session = (await (await delegate.request.get(`${opened.product.url}/api/session`)).json()) as {
    person: { name: string };
  };
  const { name } = session.person;

  // Not in the room yet: the button does nothing, and pressed it says why.
  const ask = delegate.getByRole('button', { name: /^Phát biểu/ });
  await ask.waitFor();
  expect(await ask.getAttribute('aria-disabled')).toBe('true');
  await ask.click({ force: true });
  await delegate.locator('[data-reason]').getByText('chưa điểm danh').waitFor();
  await delegate.getByRole('button', { name: /^Điểm danh/ }).click();
  await delegate.getByRole('button', { name: /^Có mặt/ }).waitFor();
  await ask.click();
  await delegate.getByLabel('Nội dung muốn phát biểu').fill('Nguồn vốn đối ứng');
  await delegate.getByRole('button', { name: 'Gửi đăng ký' }).click();
  await delegate.getByRole('button', { name: /^Đã đăng ký\s*Thứ 1/ }).waitFor();
  await row(console_).filter({ hasText: 'Nguồn vốn đối ứng' }).waitFor();

  // Taken back and asked for again.
  await delegate.getByRole('button', { name: /^Đã đăng ký/ }).click();
  await delegate.getByRole('dialog').getByRole('button', { name: 'Rút đăng ký' }).click();
  await expect.poll(() => row(console_).count()).toBe(0);
  await ask.click();
  await delegate.getByRole('button', { name: 'Gửi đăng ký' }).click();

  await console_.getByRole('button', { name: `Mời ${name} phát biểu` }).click();
  await delegate.getByRole('button', { name: /^Kết thúc phát biểu\s*Còn 0[67]:\d\d/ }).waitFor();
  // He is told that it is his turn, on a phone as well, where the button has no room for the time.
  for (const width of [1280, 390]) {
    await delegate.setViewportSize({ width, height: 844 });
    await delegate.getByText('Mời đồng chí phát biểu', { exact: true }).waitFor();
    await delegate
      .getByRole('timer')
      .getByText(/^Còn 0[67]:\d\d$/)
      .waitFor();
  }
  await delegate.setViewportSize({ width: 1280, height: 800 });
  await room.getByText(`Đang phát biểu: ${name}`).waitFor();
  await console_.getByRole('button', { name: 'Thêm 1 phút' }).click();
  await room
    .getByRole('timer')
    .getByText(/^Còn 0[78]:\d\d$/)
    .waitFor();
  await console_.getByRole('button', { name: 'Tạm dừng' }).click();
  await room.getByText(/^Tạm dừng, còn /i).waitFor();
  await console_.getByRole('button', { name: 'Tiếp tục' }).click();
  await delegate.getByRole('button', { name: /^Kết thúc phát biểu/ }).click();
  await delegate.getByRole('dialog').getByRole('button', { name: 'Kết thúc phát biểu' }).click();
  await room.getByText(`Đang phát biểu: ${name}`).waitFor({ state: 'detached' });
  await delegate.getByText('Mời đồng chí phát biểu', { exact: true }).waitFor({ state: 'detached' });
  await console_.getByText('Thời gian đã phát biểu').click();
  await console_.getByText(/^1 lần, 00:\d\d$/).waitFor();
});

it('a message goes to the desk, is announced, answered and read; a draft waits while the dialog is closed', async () => {
  const console_ = await enter('thuky', '/console');
  const delegate = await enter('daibieu');
  const name = (
    (await (await delegate.request.get(`${opened.product.url}/api/session`)).json()) as {
      person: { name: string };
    }
  ).person.name;
  await delegate.getByRole('button', { name: /^Trợ lý/ }).click();
  await delegate.getByRole('tab', { name: 'Thành phần' }).click();
  await delegate.getByRole('button', { name: 'Tin nhắn trong phiên họp' }).click();
  const sheet = delegate.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Chủ trì, Thư ký/ }).click();
  await sheet.getByLabel('Nội dung tin nhắn').fill('Phụ lục 2 thiếu trang 4');
  await delegate.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await delegate.getByRole('button', { name: 'Tin nhắn trong phiên họp' }).click();
  await sheet.getByRole('button', { name: /^Chủ trì, Thư ký/ }).click();
  expect(await sheet.getByLabel('Nội dung tin nhắn').inputValue()).toBe('Phụ lục 2 thiếu trang 4');
  await sheet.getByRole('button', { name: 'Gửi', exact: true }).click();
  await sheet.getByRole('listitem').filter({ hasText: 'Phụ lục 2 thiếu trang 4' }).waitFor();
  // The desk hears of it, counts it, and answers.
  await console_
    .getByRole('note')
    .filter({ hasText: `Tin nhắn từ ${name}: Phụ lục 2` })
    .waitFor();
  await console_.getByRole('button', { name: 'Tin nhắn, 1 tin chưa đọc' }).waitFor();
  await console_.getByRole('button', { name: 'Xem', exact: true }).click();
  const desk = console_.getByRole('dialog', { name: `${name} · với Chủ trì, Thư ký` });
  await desk.getByLabel('Nội dung tin nhắn').fill('Đã thay bản mới');
  await desk.getByRole('button', { name: 'Gửi', exact: true }).click();
  await sheet.getByRole('listitem').filter({ hasText: 'Đã thay bản mới' }).waitFor();
  await console_.keyboard.press('Escape');
  await console_.getByRole('button', { name: 'Tin nhắn', exact: true }).waitFor();
  await delegate.keyboard.press('Escape');
  // To all, by who runs the meeting.
  await console_.getByRole('button', { name: 'Tin nhắn', exact: true }).click();
  const list = console_.getByRole('dialog');
  await list.getByRole('button', { name: /^Cả phòng họp/ }).click();
  await list.getByLabel('Nội dung tin nhắn').fill('Nghỉ giải lao 10 phút');
  await list.getByRole('button', { name: 'Gửi', exact: true }).click();
  await delegate.getByRole('note').filter({ hasText: 'Nghỉ giải lao 10 phút' }).waitFor();
});
