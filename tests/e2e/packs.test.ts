import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { launchBrowser, newWindow, signInByForm } from '../support/browser.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Product, startProduct, temporaryFolder } from '../support/product.ts';
import { Stage } from '../support/stage.ts';
import { type Tablet, turnOn } from '../support/tablet.ts';

const folder = temporaryFolder();
const open: Tablet[] = [];
let product: Product;
let stage: Stage;
/** What nobody may find on a tablet: words of a paper, of a title, and of who has signed in. */
const planted = ['CHUOITRONGTAILIEU', 'CHUOITRONGTENTAILIEU', 'Phiên họp thường kỳ'];

beforeAll(async () => {
  product = await startProduct({ data: join(folder.path, 'data'), env: { NGHISU_PACK_HOURS: '2' } });
  stage = await Stage.open(product);
  await stage.attach(plainPdf([planted[0]!, 'hai']), planted[1]!);
  await stage.attach(plainPdf(['chi xem']), 'Tài liệu chỉ xem', { viewOnly: true });
});
afterAll(async () => {
  for (const { context } of open) await context.close().catch(() => {});
  stage?.close();
  await product?.stop();
  folder.remove();
});

async function tablet(name: string): Promise<Tablet> {
  const turned = await turnOn(join(folder.path, name));
  open.push(turned);
  return turned;
}
const card = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) });
async function keep(page: Page): Promise<void> {
  await signInByForm(page, product, 'daibieu');
  await card(page).getByRole('button', { name: 'Lưu về máy' }).click();
  await card(page).getByText('Đã lưu trên máy này').waitFor({ timeout: 60_000 });
}
/** All files of a profile, one after the other. */
function bytesOf(path: string): Buffer {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return Buffer.concat(names.filter((name) => statSync(name).isFile()).map((name) => readFileSync(name)));
}
const holds = (bytes: Buffer, text: string): boolean =>
  [Buffer.from(text), Buffer.from(text, 'utf16le')].some((form) => bytes.includes(form));
const databasesOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

it('H5 a paper that is only looked at is not kept, and the card says that one is missing', async () => {
  const { page } = await tablet('kept');
  await keep(page);
  await card(page).getByText('1 tài liệu chỉ xem khi có mạng').waitFor();
});

it('H4 papers that are kept open off-line, and no byte of the profile tells of them', async () => {
  const kept = open[0]!;
  // The search is worth something: what a page does keep plainly is found by it.
  await kept.page.evaluate(
    () =>
      new Promise<void>((settle) => {
        const asked = indexedDB.open('plain', 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore('rows').put('CHUOIDETHU', 1);
        asked.onsuccess = () => {
          asked.result.close();
          settle();
        };
      }),
  );
  await product.stop('SIGKILL');
  await kept.page.goto(product.url);
  await kept.page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await kept.page.getByRole('button', { name: 'Mở tài liệu đã lưu' }).click();
  await card(kept.page).getByRole('button', { name: 'Vào phòng họp' }).click();
  await kept.page.getByRole('button', { name: planted[1]! }).first().click();
  await kept.page.locator('[data-page="1"][data-ready]').waitFor();
  await kept.context.close();
  const bytes = bytesOf(join(folder.path, 'kept'));
  expect(holds(bytes, 'CHUOIDETHU')).toBe(true);
  for (const text of planted) expect(holds(bytes, text), text).toBe(false);
  const { port } = new URL(product.url);
  product = await startProduct({ data: product.data, args: [], env: { PORT: port, NGHISU_PACK_HOURS: '2' } });
});

it('H2 what a device keeps is erased once its person has withdrawn it at another one', async () => {
  const lost = await tablet('lost');
  await keep(lost.page);
  expect((await databasesOf(lost.page)).some((name) => name.startsWith('nghisu-packs-'))).toBe(true);
  const browser = await launchBrowser();
  const other = await (await newWindow(browser)).newPage();
  await signInByForm(other, product, 'daibieu');
  await other.goto(`${product.url}/account`);
  await other
    .getByRole('button', { name: /^Thu hồi / })
    .last()
    .waitFor();
  const withdraw = other.getByRole('button', { name: /^Thu hồi / });
  while ((await withdraw.count()) > 0) {
    const left = await withdraw.count();
    await withdraw.first().click();
    await other.getByRole('dialog').getByRole('button', { name: 'Thu hồi', exact: true }).click();
    // While the dialog stands nothing behind it counts, and fewer than there are would be believed.
    await other.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => withdraw.count()).toBe(left - 1);
  }
  await lost.page.reload();
  await card(lost.page).getByRole('button', { name: 'Lưu về máy' }).waitFor();
  await expect
    .poll(async () => (await databasesOf(lost.page)).some((name) => name.startsWith('nghisu-packs-')), {
      timeout: 20_000,
    })
    .toBe(false);
  await browser.close();
});

it('H3 past its time a device opens nothing and erases what it kept; a clock set back opens nothing', async () => {
  const late = await tablet('late');
  await keep(late.page);
  await product.stop('SIGKILL');
  await late.page.goto(product.url);
  const tryToOpen = async (offsetMs: number): Promise<void> => {
    await late.page.clock.setFixedTime(Date.now() + offsetMs);
    await late.page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
    await late.page.getByRole('button', { name: 'Mở tài liệu đã lưu' }).click();
  };
  await tryToOpen(-3_600_000);
  await late.page.getByText('Giờ trên máy này đã bị lùi lại').waitFor();
  expect((await databasesOf(late.page)).some((name) => name.startsWith('nghisu-packs-'))).toBe(true);
  await tryToOpen(3 * 3_600_000);
  await late.page.getByText('quá hạn không liên lạc').waitFor();
  await expect
    .poll(async () => (await databasesOf(late.page)).some((name) => name.startsWith('nghisu-packs-')), {
      timeout: 20_000,
    })
    .toBe(false);
});
