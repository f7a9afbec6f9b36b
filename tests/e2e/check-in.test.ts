import { createCanvas, loadImage } from '@napi-rs/canvas';
import readQr from 'jsqr';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { newWindow, signIn } from '../support/browser.ts';
import { openStage } from '../support/demonstration.ts';
import { codeOf } from '../support/scene.ts';

const opened = openStage();

/** What a camera before this screen reads. */
async function scan(page: Page): Promise<string> {
  const code = page.getByRole('img', { name: 'Quét mã để điểm danh' });
  await code.waitFor();
  const image = await loadImage(await code.screenshot());
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const read = readQr(data as unknown as Uint8ClampedArray, image.width, image.height);
  expect(read, 'a camera reads the code').not.toBeNull();
  return read!.data;
}

it('a phone scans the code of the room, its person signs in, and is in; an old code is told', async () => {
  const room = await (await newWindow(opened.browser, { size: '1920x1080', theme: 'dark', language: 'vi' })).newPage();
  await room.goto(`${opened.product.url}/display`);
  await opened.stage.act('thuky', 'devices.pair', { code: await codeOf(room) });
  const address = await scan(room);
  expect(address).toMatch(new RegExp(`^${opened.product.url}/check-in/${opened.stage.meeting}/[\\w-]{16}$`));
  const phone = await (await newWindow(opened.browser, { size: '390x844', theme: 'light', language: 'vi' })).newPage();
  await phone.goto(address);
  await phone.getByRole('textbox', { name: 'Tên đăng nhập' }).fill('daibieu');
  await phone.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await phone.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await phone.getByText(/^Đã điểm danh lúc \d\d:\d\d$/).waitFor();
  await phone.getByRole('button', { name: 'Vào phòng họp' }).click();
  await phone.getByRole('navigation', { name: 'Thao tác trong phiên họp' }).waitFor();
  // The secretary reads how he came in, and shows the code on her own screen as well.
  const window = await newWindow(opened.browser);
  await signIn(window, opened.product, 'thuky');
  const desk = await window.newPage();
  await desk.goto(`${opened.product.url}/m/${opened.stage.meeting}/console`);
  await desk.getByText(/có mặt từ \d\d:\d\d, bằng mã QR/).waitFor();
  await desk.getByRole('button', { name: 'Mã QR điểm danh' }).click();
  expect(await scan(desk)).toContain(`/check-in/${opened.stage.meeting}/`);
  const guest = await (await newWindow(opened.browser, { size: '390x844', theme: 'dark', language: 'vi' })).newPage();
  await signIn(guest.context(), opened.product, 'khachmoi');
  await guest.goto(`${opened.product.url}/check-in/${opened.stage.meeting}/AAAAAAAAAAAAAAAA`);
  await guest.getByText(/^Đã điểm danh lúc|^Mã này đã đổi/).waitFor();
});

it('who cannot come says so on his tablet, and the secretary reads why and who comes instead', async () => {
  const window = await newWindow(opened.browser);
  await signIn(window, opened.product, 'khachmoi');
  const page = await window.newPage();
  await page.goto(`${opened.product.url}/m/${opened.stage.meetings.announced}`);
  await page.getByRole('button', { name: 'Báo vắng' }).click();
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Ghi lý do vắng mặt.').waitFor();
  await page.getByLabel('Lý do').fill('Đi công tác');
  await page.getByLabel('Cử người dự thay').fill('Bà Trần Thị C, Phó Giám đốc');
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Đã báo vắng: Đi công tác. Cử dự thay: Bà Trần Thị C, Phó Giám đốc').waitFor();
  const desk = await (await newWindow(opened.browser)).newPage();
  await signIn(desk.context(), opened.product, 'thuky');
  await desk.goto(`${opened.product.url}/m/${opened.stage.meetings.announced}/console`);
  await desk.getByText('Đã báo vắng: Đi công tác. Cử dự thay: Bà Trần Thị C, Phó Giám đốc').waitFor();
});
