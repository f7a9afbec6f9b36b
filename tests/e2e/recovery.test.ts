import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { type Login, newWindow, type Size, settled, type Theme } from '../support/browser.ts';
import { openDemonstration, openNotes, readPaper } from '../support/demonstration.ts';

const opened = openDemonstration();

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const picture = async (page: Page, name: string): Promise<void> => {
  if (!process.env.NGHISU_PICTURES) return;
  await settled(page);
  await page.screenshot({ path: `${process.env.NGHISU_PICTURES}/${name}.png` });
};

async function enter(login: Login, password: string, size: Size = '1280x800', theme: Theme = 'light'): Promise<Page> {
  const page = await (await newWindow(opened.browser, { size, theme, language: 'vi' })).newPage();
  await page.goto(`${opened.product.url}/sign-in`);
  await field(page, 'Tên đăng nhập').fill(login);
  await field(page, 'Mật khẩu').fill(password);
  await press(page, 'Đăng nhập');
  return page;
}

/** The notes of the meeting that runs, in the panel beside its papers. */
async function openMeetingNotes(page: Page): Promise<void> {
  await readPaper(page);
  await openNotes(page);
}
const note = (page: Page) => page.getByRole('textbox', { name: 'Chung cho phiên họp' });

it('a forgotten password: administrator and person open the private notes together, and neither alone', async () => {
  const administrator = await enter('quantri', demonstrationPassword);
  await administrator.getByRole('heading', { name: 'Phiên họp của tôi' }).waitFor();
  let delegate = await enter('daibieu', demonstrationPassword);
  await openMeetingNotes(delegate);
  await note(delegate).click();
  await delegate.keyboard.type('Chưa đồng ý phương án hai');
  await delegate.getByText('Đã lưu', { exact: true }).waitFor();
  await delegate.goto(`${opened.product.url}/account`);
  await delegate.getByRole('heading', { name: 'Chia sẻ việc đã mở tài liệu' }).waitFor();
  expect(await delegate.getByRole('heading', { name: 'Khôi phục ghi chú riêng' }).count(), 'not offered').toBe(0);

  await administrator.goto(`${opened.product.url}/office/recovery`);
  const offer = administrator.getByRole('switch', { name: 'Cho phép khôi phục ghi chú riêng' });
  expect(await offer.isChecked()).toBe(false);
  await offer.click();
  await administrator.getByText('Chưa có ai bật').waitFor();
  await picture(administrator, 'recovery-office-none');

  await delegate.reload();
  await press(delegate, 'Bật khôi phục…');
  const dialog = delegate.getByRole('dialog');
  expect(await dialog.getByRole('checkbox').isChecked(), 'consent is never given beforehand').toBe(false);
  await press(delegate, 'Tạo mã');
  await dialog.getByText('Đánh dấu đồng ý để tiếp tục.').waitFor();
  await field(delegate, 'Mật khẩu').fill(demonstrationPassword);
  await dialog.getByRole('checkbox').check();
  await picture(delegate, 'recovery-consent');
  await press(delegate, 'Tạo mã');
  const shown = await dialog.locator('[data-code]').getAttribute('data-code');
  const groups = shown!.split(' ');
  await field(delegate, 'Nhập lại nhóm cuối từ bản đã ghi').fill('0000');
  await press(delegate, 'Xong');
  await dialog.getByText(/Chưa khớp/).waitFor();
  await picture(delegate, 'recovery-code');
  await delegate.emulateMedia({ media: 'print' });
  await delegate.getByText('Mã khôi phục ghi chú riêng').waitFor();
  expect(await dialog.isVisible(), 'only the sheet is printed').toBe(false);
  expect(await delegate.getByRole('banner').isVisible()).toBe(false);
  await picture(delegate, 'recovery-printed');
  await delegate.emulateMedia({ media: 'screen' });
  await field(delegate, 'Nhập lại nhóm cuối từ bản đã ghi').fill(groups[5]!.toLowerCase());
  await press(delegate, 'Xong');
  await delegate.getByText(/^Đã bật từ/).waitFor();
  await picture(delegate, 'recovery-account');

  // The password is forgotten: the administrator gives a first one, which opens no notes.
  await administrator.goto(`${opened.product.url}/office/accounts`);
  await administrator.getByRole('searchbox').fill('daibieu');
  await administrator
    .getByRole('row')
    .filter({ has: administrator.getByRole('cell', { name: 'daibieu', exact: true }) })
    .getByRole('button', { name: /^Thao tác với/ })
    .click();
  await administrator.getByRole('menuitem', { name: 'Cấp lại mật khẩu' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: 'Cấp lại mật khẩu' }).click();
  const first = (await administrator.getByRole('status', { name: 'Mật khẩu lần đầu' }).textContent())!;
  await press(administrator, 'Đã ghi lại mật khẩu');
  await delegate.close();
  delegate = await enter('daibieu', first, '390x844', 'dark');
  const renewed = 'Mat-khau-moi-2026';
  await field(delegate, 'Mật khẩu được cấp').fill(first);
  await field(delegate, 'Mật khẩu mới').fill(renewed);
  await field(delegate, 'Nhập lại mật khẩu mới').fill(renewed);
  await press(delegate, 'Đặt mật khẩu và tiếp tục');
  await openMeetingNotes(delegate);
  await press(delegate, 'Mở khóa ghi chú riêng…');
  await field(delegate, 'Mật khẩu').fill(renewed);
  await press(delegate, 'Mở khóa');
  await picture(delegate, 'recovery-locked');
  await press(delegate, 'Dùng mã khôi phục');
  await delegate.getByText(/chưa cấp phần khôi phục/).waitFor();
  await picture(delegate, 'recovery-not-released');
  const code = field(delegate, 'Mã khôi phục');
  await code.fill(shown!);
  await field(delegate, 'Nhập lại mật khẩu').fill(renewed);
  await press(delegate, 'Mở lại ghi chú');
  await delegate.getByRole('alert').filter({ hasText: 'chưa được cấp' }).waitFor();

  await administrator.goto(`${opened.product.url}/office/recovery`);
  await administrator.getByRole('button', { name: /^Cấp phần khôi phục cho/ }).click();
  await picture(administrator, 'recovery-release');
  await administrator.getByRole('dialog').getByRole('button', { name: 'Cấp phần khôi phục' }).click();
  await administrator.getByText(/^Đã cấp, đến/).waitFor();
  await picture(administrator, 'recovery-office');
  await administrator.setViewportSize({ width: 390, height: 844 });
  await administrator.emulateMedia({ colorScheme: 'dark' });
  await picture(administrator, 'recovery-office-phone');

  await press(delegate, 'Xem lại');
  await delegate.getByText(/^Quản trị hệ thống đã cấp/).waitFor();
  const slip = shown!.startsWith('7') ? `8${shown!.slice(1)}` : `7${shown!.slice(1)}`;
  await code.fill(slip);
  await press(delegate, 'Mở lại ghi chú');
  await delegate.getByRole('alert').filter({ hasText: 'gõ chưa đúng' }).waitFor();
  await picture(delegate, 'recovery-slip');
  await code.fill(shown!.toLowerCase().replaceAll(' ', '-'));
  await press(delegate, 'Mở lại ghi chú');
  await delegate.getByText('Đã mở lại ghi chú riêng.').waitFor();
  await picture(delegate, 'recovery-done');
  await press(delegate, 'Xong');
  await expect.poll(() => note(delegate).textContent()).toContain('Chưa đồng ý phương án hai');
  await administrator.reload();
  await administrator.getByText('Chưa có ai bật').waitFor();

  // From now on the new password opens them, as at any sign-in.
  const again = await enter('daibieu', renewed);
  await openMeetingNotes(again);
  await expect.poll(() => note(again).textContent()).toContain('Chưa đồng ý phương án hai');
});
