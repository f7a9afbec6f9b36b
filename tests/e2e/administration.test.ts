import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newWindow, signInByForm } from '../support/browser.ts';
import { makeDemonstration, type Product, startProduct, temporaryFolder } from '../support/product.ts';

const folder = temporaryFolder();
let browser: Browser;
let office: Product;
const linkOf = (product: Product): string => /(http:\S+\/set-up#\S+)\n/.exec(product.output())![1]!;
beforeAll(async () => {
  office = await startProduct({ data: folder.path, args: [] });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
  folder.remove();
});

const password = 'Mat-khau-rieng-1';
/** A field by its label; its list of proposals bears the label as well. */
const field = (page: Page, label: string) => page.locator('input').and(page.getByLabel(label));
const nav = (page: Page) => page.getByRole('navigation', { name: 'Chuẩn bị, quản lý' });
/** Opens one of the administrator's pages by its menu. */
const administer = async (page: Page, name: string): Promise<void> => {
  await nav(page)
    .getByRole('button', { name: /^Quản trị/ })
    .click();
  await page.getByRole('menuitem', { name }).click();
};
const signIn = async (page: Page, login: string, given: string): Promise<void> => {
  await page.goto(`${office.url}/sign-in`);
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(given);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
};

it('the first administrator sets the office up by the link, and the office is run from there', async () => {
  const stranger = await (await newWindow(browser)).newPage();
  await stranger.goto(office.url);
  await stranger.getByText(/^Chưa có tài khoản nào/).waitFor();
  await stranger.goto(`${office.url}/set-up#${'A'.repeat(43)}`);
  await stranger.getByText(/không còn hiệu lực/).waitFor();

  const page = await (await newWindow(browser)).newPage();
  await page.goto(linkOf(office));
  await page.getByLabel('Tên cơ quan').fill('Ủy ban nhân dân phường Ngọc Hà');
  await page.getByLabel('Họ và tên').fill('Nguyễn Đình Cường');
  const login = page.getByLabel('Tên đăng nhập');
  expect(await login.inputValue()).toBe('cuongnd');
  await page.getByLabel(/^Mật khẩu/).fill('ngan');
  await page.getByLabel('Nhập lại mật khẩu').fill('ngan');
  await page.getByRole('button', { name: 'Tạo tài khoản và bắt đầu' }).click();
  await page.getByText(/chưa đủ mạnh/).waitFor();
  await page.getByLabel(/^Mật khẩu/).fill(password);
  await page.getByLabel('Nhập lại mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Tạo tài khoản và bắt đầu' }).click();
  await page.getByText('Ủy ban nhân dân phường Ngọc Hà').waitFor();
  expect(new URL(page.url()).pathname).toBe('/office/units');
  // Used up: the next one is told so.
  await stranger.goto(linkOf(office));
  await stranger.getByText(/Đã có người thiết lập xong/).waitFor();

  // A room in the catalogue is proposed where a meeting is made, tone marks or not.
  await administer(page, 'Danh mục');
  await page.getByRole('list', { name: 'Chức vụ' }).getByText('Chánh Văn phòng', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Phòng họp' }).click();
  await page.getByRole('button', { name: 'Thêm mục' }).click();
  await page.getByLabel('Tên').fill('Hội trường Ngọc Hà');
  await page.getByLabel('Số chỗ').fill('80');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm mục' }).click();
  await page.getByText('80 chỗ').waitFor();
  await page.goto(`${office.url}/office/new`);
  await field(page, 'Phòng họp').fill('hoi truong');
  await page.getByRole('option', { name: 'Hội trường Ngọc Hà' }).click();
  expect(await field(page, 'Phòng họp').inputValue()).toBe('Hội trường Ngọc Hà');
});

it('a unit administrator comes in and finds his own unit and nothing else', async () => {
  const page = await (await newWindow(browser)).newPage();
  await signIn(page, 'cuongnd', password);
  await page.getByRole('heading', { name: 'Phiên họp của tôi' }).waitFor();
  await page.goto(`${office.url}/office/units`);
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await page.getByLabel('Tên đơn vị').fill('Phòng Kinh tế');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm đơn vị' }).click();
  await page.getByText('Phòng Kinh tế', { exact: true }).waitFor();
  await administer(page, 'Tài khoản');
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Họ và tên').fill('Trần Thị Mai');
  await dialog.getByLabel('Chức vụ').fill('truong phong');
  await page.getByRole('option', { name: 'Trưởng phòng', exact: true }).click();
  await dialog.getByLabel('Đơn vị').click();
  await page.getByRole('option', { name: 'Phòng Kinh tế' }).click();
  await dialog.getByRole('button', { name: 'Thêm tài khoản' }).click();
  const first = (await dialog.getByRole('status', { name: 'Mật khẩu lần đầu' }).textContent())!;
  await dialog.getByRole('button', { name: 'Đã ghi lại mật khẩu' }).click();
  await page.getByRole('button', { name: 'Thao tác với Trần Thị Mai' }).click();
  await page.getByRole('menuitem', { name: 'Sửa tài khoản' }).click();
  await page.getByRole('switch', { name: 'Quản trị đơn vị' }).click({ force: true });
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('row', { name: /Trần Thị Mai.*Quản trị đơn vị/ }).waitFor();

  const hers = await (await newWindow(browser)).newPage();
  await signIn(hers, 'maitt', first);
  await hers.getByLabel('Mật khẩu được cấp').fill(first);
  await hers.getByLabel('Mật khẩu mới', { exact: true }).fill(`${password}a`);
  await hers.getByLabel('Nhập lại mật khẩu mới').fill(`${password}a`);
  await hers.getByRole('button', { name: 'Đặt mật khẩu và tiếp tục' }).click();
  await hers.getByRole('heading', { name: 'Phiên họp của tôi' }).waitFor();
  // She takes part in no meeting: the office opens at the accounts.
  await hers.goto(`${office.url}/office`);
  await hers.getByRole('row', { name: /Trần Thị Mai/ }).waitFor();
  expect(await hers.getByText('Nguyễn Đình Cường').count()).toBe(0);
  await nav(hers)
    .getByRole('button', { name: /^Quản trị/ })
    .click();
  await hers.getByRole('menuitem').first().waitFor();
  expect(await hers.getByRole('menuitem').allTextContents()).toEqual(['Tài khoản', 'Cơ cấu tổ chức']);
  await hers.getByRole('menuitem', { name: 'Cơ cấu tổ chức' }).click();
  await hers.getByRole('button', { name: 'Thao tác với Phòng Kinh tế' }).click();
  await hers.getByRole('menuitem').first().waitFor();
  expect(await hers.getByRole('menuitem').allTextContents()).toEqual(['Thêm đơn vị trực thuộc']);
  await hers.getByRole('menuitem').click();
  await hers.getByLabel('Tên đơn vị').fill('Tổ Ngân sách');
  await hers.getByRole('dialog').getByRole('button', { name: 'Thêm đơn vị' }).click();
  await hers.getByText('Tổ Ngân sách', { exact: true }).waitFor();

  // All of it stands in the log, in sentences, and goes into a spreadsheet.
  await page.goto(`${office.url}/office/logs?log=changes`);
  await page.getByText('Thêm tài khoản Trần Thị Mai vào Phòng Kinh tế').waitFor();
  await page.getByText('Sửa tài khoản Trần Thị Mai: Phòng Kinh tế, quản trị đơn vị').waitFor();
  await page.getByText('Thêm vào danh mục phòng họp: Hội trường Ngọc Hà').waitFor();
  await page.getByRole('searchbox').fill('tran thi mai');
  await page.getByText('Thêm vào danh mục').waitFor({ state: 'detached' });
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải bảng tính' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('nhat-ky-thay-doi.csv');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text.startsWith('\uFEFF"Thời gian","Người","Nội dung thao tác"\r\n')).toBe(true);
  expect(text).toContain('"Trần Thị Mai","Thêm đơn vị Tổ Ngân sách"');
  await page.getByRole('tab', { name: 'Đăng nhập' }).click();
  await field(page, 'Kết quả').click();
  await page.getByRole('option', { name: 'Sai tên hoặc mật khẩu' }).click();
  await page.getByText('Không có dòng nào khớp').waitFor();
});

it('a group is made by who may create meetings', async () => {
  const page = await (await newWindow(browser)).newPage();
  await signIn(page, 'cuongnd', password);
  await page.getByRole('heading', { name: 'Phiên họp của tôi' }).waitFor();
  await page.goto(`${office.url}/office/groups`);
  await page.getByText('Chưa có nhóm nào').waitFor();
  await page.getByRole('button', { name: 'Thêm nhóm' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tên nhóm').fill('Tổ thường trực');
  await dialog.getByRole('searchbox').fill('tran thi');
  await dialog.getByRole('button', { name: 'Thêm Trần Thị Mai vào nhóm' }).waitFor();
  await dialog.getByRole('searchbox').press('Enter');
  await dialog.getByText('Trong nhóm: 1 người').waitFor();
  await dialog.getByRole('button', { name: 'Thêm nhóm' }).click();
  await page.getByText('1 người: Trần Thị Mai').waitFor();
});

it('the administrator of a demonstration ends it, and the office begins empty at the same address', async () => {
  const demonstration = await makeDemonstration();
  try {
    const product = await demonstration.open();
    const page = await (await newWindow(browser)).newPage();
    await signInByForm(page, product, 'quantri');

    // Accounts are sorted and their columns chosen by keys alone.
    await page.goto(`${product.url}/office/accounts`);
    const names = page.locator('tbody th');
    await names.first().waitFor();
    const unsorted = await names.allTextContents();
    const head = page.getByRole('columnheader', { name: 'Đơn vị' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await names.allTextContents()).not.toEqual(unsorted);
    await page.getByRole('button', { name: 'Chọn cột' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('switch', { name: 'Trạng thái' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: 'Trạng thái' }).waitFor({ state: 'detached' });
    await page.getByRole('columnheader', { name: 'Trạng thái' }).waitFor({ state: 'detached' });
    await page.reload();
    await names.first().waitFor();
    expect(await page.getByRole('columnheader', { name: 'Trạng thái' }).count()).toBe(0);
    await nav(page)
      .getByRole('button', { name: /^Quản trị/ })
      .focus();
    await page.keyboard.press('Enter');
    // The menu puts the focus on its first entry when it has come up: only then do keys belong to it.
    await page.getByRole('menuitem', { name: 'Dữ liệu minh họa' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Xóa dữ liệu minh họa' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Gõ XÓA vào ô trên trước.').waitFor();
    await dialog.getByLabel('Gõ XÓA để xác nhận').fill('xoá');
    await dialog.getByRole('button', { name: 'Xóa dữ liệu minh họa' }).click();
    await page.getByText(/^Chưa có tài khoản nào/).waitFor({ timeout: 30_000 });
    await page.goto(linkOf(product));
    await page.getByRole('button', { name: 'Tạo tài khoản và bắt đầu' }).waitFor();
  } finally {
    await demonstration.close();
  }
});
