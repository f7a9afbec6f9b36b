import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { launchBrowser, newWindow, type Size } from '../support/browser.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { Stage } from '../support/stage.ts';

let demonstration: Demonstration;
let product: Product;
let browser: Browser;
let stage: Stage;
let document: string;

const title = 'Báo cáo giải ngân vốn đầu tư công';
const firstPage = [
  'Bao cao tinh hinh giai ngan von dau tu cong nam 2026',
  'Tong ke hoach von duoc giao la 1250 ty dong cho cac so',
  'So Tai chinh chu tri tong hop ket qua cua cac don vi truc thuoc',
  'Doan nay se bi bo o ban sau vi khong con dung voi thuc te',
  'Yeu cau hoan thanh nghiem thu truoc ngay 20 thang 12 nam 2026',
];
const secondPage = ['Phu luc kem theo bao cao', 'Danh muc du an trong diem cua thanh pho'];
const oldPdf = plainPdf([firstPage.join('\n'), secondPage.join('\n')]);
const newPdf = plainPdf([
  [
    firstPage[0],
    'Can cu ket luan cua Thuong truc Thanh uy tai cuoc hop giao ban thang truoc',
    firstPage[1]!.replace('1250', '1340'),
    firstPage[2],
    firstPage[4],
  ].join('\n'),
  secondPage.join('\n'),
]);

beforeAll(async () => {
  demonstration = await makeDemonstration();
  product = await demonstration.open();
  browser = await launchBrowser();
  stage = await Stage.open(product);
  document = await stage.attach(oldPdf, title);
});
afterAll(async () => {
  stage?.close();
  await browser?.close();
  await demonstration?.close();
});

/** Signs in by the form, as a person does: with the password the private notes are opened. */
async function enter(size: Size = '1280x800'): Promise<{ window: BrowserContext; page: Page }> {
  const window = await newWindow(browser, { size, theme: 'light', language: 'vi' });
  const page = await window.newPage();
  await page.goto(product.url);
  await page.getByLabel('Tên đăng nhập').fill('daibieu');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) })
    .getByRole('button', { name: 'Vào phòng họp' })
    .click();
  await openPaper(page);
  return { window, page };
}
async function openPaper(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: title }).first().click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
}
const strokes = (page: Page, number = 1) =>
  page.locator(`[data-page="${number}"] canvas[data-strokes]`).first().getAttribute('data-strokes');
const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env.NGHISU_PICTURES) await page.screenshot({ path: `${process.env.NGHISU_PICTURES}/${name}.png` });
};
/** What is marked on the pages as changed, blanks as one. */
const marked = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('nghisu-changed') ?? [])].map((range) => String(range).replace(/\s+/g, ' ').trim()),
  );
/** How far down the middle of the ink lies, in pt from the top of the page. */
const inkHeight = (page: Page): Promise<number> =>
  page
    .locator('[data-page="1"] canvas[data-strokes="1"]')
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data, width, height } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let [sum, n] = [0, 0];
      for (let i = 0; i < data.length; i += 4)
        if (data[i + 3]! > 100) {
          sum += Math.floor(i / 4 / width);
          n += 1;
        }
      return (sum / n / height) * 842;
    });

describe('a paper gets a new version in the meeting', () => {
  let page: Page;
  let window: BrowserContext;

  it('the delegate writes on the first version', async () => {
    ({ page, window } = await enter());
    await page.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    const box = (await page.locator('[data-page="1"]').boundingBox())!;
    const scale = box.width / 595;
    for (const line of [2, 3]) {
      // Under the third and the fourth line.
      const y = box.y + (842 - 770 + 20 * line + 2) * scale;
      await page.mouse.move(box.x + 75 * scale, y);
      await page.mouse.down();
      for (let i = 1; i <= 10; i += 1) await page.mouse.move(box.x + (75 + 20 * i) * scale, y);
      await page.mouse.up();
    }
    await expect.poll(() => strokes(page)).toBe('2');
  });

  it('I23 carries his marks to the new version once, from whichever device, and says which have no place', async () => {
    await stage.replace(document, newPdf);
    await page.getByText('Tài liệu đã có bản mới (bản 2).').waitFor();
    await page.getByText('2 ghi chú của đồng chí ở bản trước chưa có ở bản này.').waitFor();
    expect(await strokes(page)).toBe('0');
    await picture(page, 'versions-notice');
    await page.getByRole('button', { name: 'Chuyển sang bản mới' }).click();
    await page.getByText(/^Đã chuyển 1 ghi chú sang bản này/).waitFor();
    await page.getByText('1 ghi chú không còn chỗ ở bản này, vẫn nằm ở bản trước:').waitFor();
    await expect.poll(() => strokes(page)).toBe('1');
    // One line came above it, none went: 20 pt further down.
    await expect.poll(() => inkHeight(page)).toBeCloseTo(842 - 770 + 20 * 3 + 2, -0.5);
  });

  it('I24 shows the place of a mark that was lost as it was in the old version', async () => {
    const old = page.getByRole('img', { name: 'Chỗ cũ của ghi chú, trang 1' });
    await expect
      .poll(() =>
        old.evaluate((element) => {
          const canvas = element as HTMLCanvasElement;
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          let [ink, letters] = [0, 0];
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 2]! > data[i]! + 80) ink += 1;
            if (data[i]! < 60 && data[i + 2]! < 60) letters += 1;
          }
          return canvas.width > 200 && ink > 200 && letters > 200;
        }),
      )
      .toBe(true);
    await page.getByText('Đoạn chữ này không còn ở bản mới.').waitFor();
    await picture(page, 'versions-panel');
  });

  it('I21 the changes are listed page by page, and the changed words are marked on the page', async () => {
    const list = page.getByRole('complementary', { name: 'Thay đổi ở bản 2' });
    const first = list.getByRole('button', { name: /^Trang 1/ });
    await first.getByText(/Can cu ket luan cua Thuong truc/).waitFor();
    await first.getByText('1250').waitFor();
    await first.getByText('1340').waitFor();
    await first.getByText(/Doan nay se bi bo/).waitFor();
    expect(await list.getByRole('button', { name: /^Trang 2/ }).count()).toBe(0);
    await expect.poll(() => marked(page)).toContain('1340');
    expect((await marked(page)).join(' ')).toMatch(
      /Can cu ket luan cua Thuong truc Thanh uy tai cuoc hop giao ban thang truoc/,
    );
    await page.getByRole('button', { name: 'Đóng danh sách thay đổi' }).click();
    await expect.poll(() => marked(page)).toEqual([]);
  });

  it('I23 is not offered again after a reload, and another device writes the same marks, not others', async () => {
    await page.reload();
    await page
      .getByRole('main')
      .getByRole('button', { name: title })
      .first()
      .or(page.locator('[data-page="1"]'))
      .first()
      .waitFor();
    if ((await page.locator('[data-page="1"]').count()) === 0) await openPaper(page);
    await expect.poll(() => strokes(page)).toBe('1');
    await page.getByText('Tài liệu đã có bản mới (bản 2).').waitFor();
    await page.waitForFunction(() => performance.now() > 6000);
    expect(await page.getByRole('button', { name: 'Chuyển sang bản mới' }).count()).toBe(0);
    await window.close();

    const { page: phone } = await enter('390x844');
    // Only the one that has no place: it was never written here.
    await phone.getByText('1 ghi chú của đồng chí ở bản trước chưa có ở bản này.').waitFor();
    await picture(phone, 'versions-notice-phone');
    await phone.getByRole('button', { name: 'Chuyển sang bản mới' }).click();
    await phone.getByText('Chưa chuyển được ghi chú nào.').waitFor();
    await phone.getByRole('img', { name: 'Chỗ cũ của ghi chú, trang 1' }).waitFor();
    await picture(phone, 'versions-panel-phone');
    await phone
      .getByRole('button', { name: /^Trang 1/ })
      .last()
      .click();
    await expect.poll(() => marked(phone)).toContain('1340');
    await expect.poll(() => strokes(phone)).toBe('1');
    await picture(phone, 'versions-marked-phone');
  });

  it('I21 a third version is compared with either of the two before, and a paper of pictures says why it is not', async () => {
    await stage.replace(
      document,
      plainPdf([firstPage.join('\n'), [...secondPage, 'Dong moi cua ban thu ba'].join('\n')]),
    );
    const { page: third } = await enter();
    await third.getByText('Tài liệu đã có bản mới (bản 3).').waitFor();
    await third.getByRole('button', { name: /^Trang 1 \/ / }).click();
    await third.getByRole('dialog').getByRole('button', { name: 'Xem thay đổi' }).click();
    const list = third.getByRole('complementary', { name: 'Thay đổi ở bản 3' });
    await list.getByRole('button', { name: /^Trang 1/ }).waitFor();
    await list.getByRole('button', { name: 'Bản 1' }).click();
    await list.getByRole('button', { name: /^Trang 2.*Dong moi cua ban thu ba/ }).waitFor();
    expect(await list.getByRole('button', { name: /^Trang 1/ }).count()).toBe(0);
    await list.getByRole('button', { name: /^Trang 2/ }).click();
    await third.getByRole('button', { name: /^Trang 2 \/ / }).waitFor();
    await picture(third, 'versions-third');
    await stage.act('thuky', 'documents.edit', { document, viewOnly: true });
    await third.getByText(/chỉ xem bằng hình nên không so sánh được chữ/).waitFor();
    expect(await third.getByRole('button', { name: 'Xem thay đổi' }).count()).toBe(0);
  });
});
