import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canConvert } from '../../server/features/documents/office/convert.ts';
import { type Login, launchBrowser, newWindow, signInByForm } from '../support/browser.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { docxOf } from '../support/zip.ts';

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

const enter = async (login: Login): Promise<Page> => {
  const page = await (await newWindow(browser)).newPage();
  await signInByForm(page, product, login);
  return page;
};
const choose = async (page: Page, press: () => Promise<void>, files: Parameters<Page['setInputFiles']>[1]) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
  await chooser.setFiles(files);
};
const pdf = (name: string, ...pages: string[]) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(plainPdf(pages)),
});

it('a secretary prepares papers: many files at once, a refused one named, a new version, withdrawn and brought back', async () => {
  const page = await enter('thuky');
  await page.goto(`${product.url}/office`);
  await page.getByRole('link', { name: /chuyên đề/ }).click();
  const add = page.getByRole('button', { name: /^Thêm tài liệu: Dự trữ hàng hóa/ });
  await add.waitFor();
  await choose(page, () => add.click(), [
    pdf('01_Báo cáo-dự trữ hàng hóa.pdf', 'mot', 'hai'),
    pdf('02_Kế hoạch bình ổn giá.pdf', 'mot'),
    { name: 'danh-sach.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\x90\0') },
  ]);
  await page.getByText('Báo cáo dự trữ hàng hóa').waitFor();
  await page.getByText('Kế hoạch bình ổn giá').waitFor();
  await page.getByText('danh-sach.exe').waitFor();
  await page.getByText(/^Loại tệp này chưa dùng được/).waitFor();
  await page.getByRole('button', { name: 'Bỏ danh-sach.exe khỏi danh sách' }).click();
  await page.getByText('danh-sach.exe').waitFor({ state: 'detached' });
  const menu = () => page.getByRole('button', { name: 'Thao tác với Báo cáo dự trữ hàng hóa' }).click();
  await menu();
  await choose(
    page,
    () => page.getByRole('menuitem', { name: 'Thay bằng bản mới' }).click(),
    pdf('ban-moi.pdf', 'mot', 'hai', 'ba'),
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Thay bằng bản mới' }).click();
  await page.getByText('Bản 2', { exact: true }).waitFor();
  await menu();
  await page.getByRole('menuitem', { name: 'Thu hồi tài liệu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi tài liệu' }).click();
  await page.getByText('Đã thu hồi: 1 tài liệu').click();
  await page.getByRole('button', { name: 'Khôi phục: Báo cáo dự trữ hàng hóa' }).click();
  await page.getByText('Bản 2', { exact: true }).waitFor();
});

it.skipIf(!canConvert())('a Word file becomes a paper that is read on a tablet', async () => {
  const page = await enter('thuky');
  await page.goto(`${product.url}/office`);
  await page.getByRole('link', { name: /chuyên đề/ }).click();
  const add = page.getByRole('button', { name: /^Thêm tài liệu: Dự trữ hàng hóa/ });
  await add.waitFor();
  const buffer = docxOf(['Phương án bảo đảm hàng hóa phục vụ Tết Đinh Mùi']);
  await choose(page, () => add.click(), {
    name: 'Phương án hàng Tết.docx',
    mimeType: 'application/octet-stream',
    buffer,
  });
  await page.getByRole('link', { name: /Phương án hàng Tết/ }).waitFor({ timeout: 60_000 });
  const delegate = await enter('daibieu');
  const id = page.url().split('/').at(-1);
  await delegate.goto(`${product.url}/m/${id}`);
  await delegate
    .getByRole('main')
    .getByRole('button', { name: /^Phương án hàng Tết/ })
    .click();
  await delegate.locator('[data-page="1"][data-ready]').waitFor();
  await delegate.getByText('Phương án bảo đảm hàng hóa phục vụ Tết Đinh Mùi').waitFor({ state: 'attached' });
});

it('Back closes a paper and stays in the meeting; a reload opens it again where one was', async () => {
  const page = await enter('daibieu');
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /chuyên đề/ }) })
    .getByRole('button')
    .first()
    .click();
  const paper = page.getByRole('main').getByRole('button', { name: /^Dự thảo Quyết định ban hành Quy định/ });
  const atPage = (number: number) => page.getByRole('button', { name: new RegExp(`^Trang ${number} / `) }).waitFor();
  await paper.click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
  for (let press = 1; press <= 3; press += 1) await page.keyboard.press('PageDown');
  await atPage(2);
  await page.reload();
  await atPage(2);
  await page.goBack();
  await paper.waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(page.url()).toContain('/m/');
  await page.goForward();
  await atPage(2);
});

it('an administrator imports accounts; one of them signs in with the first password', async () => {
  const page = await enter('quantri');
  await page.goto(`${product.url}/office/accounts`);
  await page.getByRole('button', { name: 'Nhập từ bảng tính' }).click();
  const table =
    'Họ và tên,Chức vụ,Đơn vị\r\nTrần Thị Nhập,Chuyên viên,Phòng Quản lý ngân sách\r\nLý Văn Khẩu,,Sở Y tế\r\n';
  await choose(page, () => page.getByRole('button', { name: 'Chọn tệp' }).click(), {
    name: 'tai-khoan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  });
  await page.getByText('Cả 2 dòng đều hợp lệ.').waitFor();
  await page.getByRole('button', { name: 'Nhập 2 tài khoản' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải danh sách mật khẩu' }).click(),
  ]);
  const passwords = readFileSync((await download.path())!, 'utf8');
  const [, login, password] = /"Trần Thị Nhập","([^"]+)","([^"]+)"/.exec(passwords)!;
  expect(login).toBe('nhaptt');
  const fresh = await (await newWindow(browser)).newPage();
  await fresh.goto(`${product.url}/sign-in`);
  await fresh.getByLabel('Tên đăng nhập').fill(login!);
  await fresh.getByRole('textbox', { name: 'Mật khẩu' }).fill(password!);
  await fresh.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await fresh.getByText('Đặt mật khẩu của riêng đồng chí').waitFor();
});

it('an administrator keeps the organisation', async () => {
  const page = await enter('quantri');
  await page.goto(`${product.url}/office/units`);
  const tree = page.getByRole('list', { name: 'Cơ cấu tổ chức' });
  await tree.getByRole('button', { name: 'Thao tác với Sở Y tế' }).click();
  await page.getByRole('menuitem', { name: 'Thêm đơn vị trực thuộc' }).click();
  await page.getByRole('dialog').getByLabel('Tên đơn vị').fill('Phòng Nghiệp vụ Y');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm đơn vị' }).click();
  await tree.getByText('Phòng Nghiệp vụ Y').waitFor();
  await tree.getByRole('button', { name: 'Thao tác với Sở Y tế' }).click();
  await page.getByRole('menuitem', { name: 'Ngừng dùng' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ngừng dùng' }).click();
  await page
    .getByRole('dialog')
    .getByText(/còn \d tài khoản đang dùng và 1 đơn vị trực thuộc/)
    .waitFor();
});

it('who signs out without the network is told that the tablet still has the account', async () => {
  const page = await enter('daibieu');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.getByText(/^Chưa đăng xuất được/).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/sign-in/);
  await page.goto(`${product.url}/`);
  await page.waitForURL(/sign-in/);
});

it('the sample of the spreadsheet is one that the import takes', async () => {
  const page = await enter('quantri');
  await page.goto(`${product.url}/office/accounts`);
  await page.getByRole('button', { name: 'Nhập từ bảng tính' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải tệp mẫu' }).click(),
  ]);
  const path = join((await download.path())!);
  await choose(page, () => page.getByRole('button', { name: 'Chọn tệp' }).click(), {
    name: download.suggestedFilename(),
    mimeType: 'text/csv',
    buffer: readFileSync(path),
  });
  await page.getByText('Cả 1 dòng đều hợp lệ.').waitFor();
});
