import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assistantWords } from '../../renderer/features/assistant/words.ts';
import { launchBrowser, newWindow, signIn } from '../support/browser.ts';
import { type PlayedModel, playModel, streamText } from '../support/model.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { Stage } from '../support/stage.ts';

const w = assistantWords.vi;
let demonstration: Demonstration;
let product: Product;
let browser: Browser;
let page: Page;
let stage: Stage;
let model: PlayedModel;
beforeAll(async () => {
  demonstration = await makeDemonstration();
  model = await playModel();
  product = await demonstration.open(model.env);
  stage = await Stage.open(product);
  browser = await launchBrowser();
  const window = await newWindow(browser);
  await signIn(window, product, 'daibieu');
  page = await window.newPage();
});
afterAll(async () => {
  stage?.close();
  await browser?.close();
  await demonstration?.close();
  await model?.close();
});

const places = () => page.getByRole('list', { name: w.placesList }).getByRole('listitem');
const isMarked = () => page.waitForFunction(() => (CSS.highlights.get('nghisu-told')?.size ?? 0) > 0);
const box = () => page.getByRole('textbox', { name: w.askLabel });
async function ask(question: string): Promise<void> {
  await box().fill(question);
  await page.keyboard.press('Enter');
}
const openMeeting = async (): Promise<void> => {
  await page.goto(`${product.url}/m/${stage.meeting}`);
  if ((await box().count()) === 0) await page.getByRole('button', { name: /^Trợ lý/ }).click();
  await box().waitFor();
};

it('S6 asked by the keyboard, answered by places; a tap opens the page with the words marked, and the answer stays', async () => {
  model.play = ({ response }) => streamText(response, 'KHÔNG NÊU');
  await openMeeting();
  await ask('Cầu Ngọc 4 bao giờ thông xe?');
  await page.getByText(w.tellsNothingBy).waitFor();
  const place = places().filter({ hasText: 'thông xe kỹ thuật tháng 3 năm 2028' });
  expect(await place.locator('strong').first().textContent()).toMatch(/Cầu Ngọc|thông xe/iu);
  await place.getByRole('button').click();
  await isMarked();
  await page.getByRole('button', { name: /^Trang .*10 \/ 57/ }).waitFor();
  expect(await places().count()).toBeGreaterThan(1);
  await page.getByRole('button', { name: w.backToSummary }).click();
  await page.getByRole('list', { name: w.sentences }).waitFor();
});

it('S8 S13 what a model has written is labelled and cites; while it writes it can be stopped, and the places stay', async () => {
  let gone: Promise<void> = Promise.resolve();
  model.play = ({ response }) => {
    gone = new Promise((end) => response.once('close', () => end()));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
  };
  await ask('Bao nhiêu hộ phải di dời khỏi hành lang sạt lở?');
  await page.getByText(w.writing).waitFor();
  expect(await places().count()).toBeGreaterThan(1);
  await page.getByRole('button', { name: w.stop, exact: true }).click();
  await gone;
  await page.getByRole('button', { name: w.copy }).waitFor();
  expect(await places().count()).toBeGreaterThan(1);
  model.play = ({ response, prompt }) => {
    const [, n] = /<ĐOẠN (\d)>[^<]*86 hộ phải di dời/u.exec(prompt) ?? [];
    streamText(response, `Có 86 hộ phải di dời. [${n}]\nXem <a href="http://evil.example">tại đây</a>. [${n}]`);
  };
  await ask('Bao nhiêu hộ phải di dời khỏi hành lang sạt lở?');
  const said = page.getByRole('list', { name: w.answer, exact: true });
  await said.getByText('Có 86 hộ phải di dời.').waitFor();
  await page.getByText(w.model('mo-hinh')).waitFor();
  expect(await said.getByRole('listitem').count()).toBe(1);
  expect(await page.getByRole('complementary').locator('a').count()).toBe(0);
  await said.getByRole('button').first().click();
  await isMarked();
  await page.getByRole('button', { name: w.right, exact: true }).click();
  await page.getByText(w.thanks).waitFor();
});

it('S7 what no paper tells is said; without a line one cannot ask and is told why; the next person finds nothing', async () => {
  await ask('Ai vô địch giải bóng đá quốc gia?');
  await page.getByText(w.tellsNothing, { exact: true }).waitFor();
  await page.context().setOffline(true);
  const button = page.getByRole('button', { name: w.ask, exact: true });
  await page.waitForFunction(
    (name) =>
      [...document.querySelectorAll('button')].some((one) => one.textContent === name && one.ariaDisabled === 'true'),
    w.ask,
  );
  expect(await button.getAttribute('title')).not.toBe('');
  await page.context().setOffline(false);
  await page.waitForFunction(
    (name) =>
      [...document.querySelectorAll('button')].some((one) => one.textContent === name && one.ariaDisabled === null),
    w.ask,
  );
  await page.reload();
  await openMeeting();
  expect(await box().inputValue()).toBe('');
});

it('S14 a paper that was opened, and not read on, is told no more as not opened', async () => {
  await openMeeting();
  const unread = async (): Promise<readonly string[]> => {
    const reply = await page.request.get(`${product.url}/api/meetings/${stage.meeting}/brief`);
    return ((await reply.json()) as { unread: readonly string[] }).unread;
  };
  const before = await unread();
  const waiting = page.getByRole('region', { name: w.forMe }).getByRole('listitem').filter({ hasText: w.notOpened });
  const title = (await waiting.first().textContent())!;
  await waiting.first().getByRole('button').click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
  await page.goBack();
  await waiting.first().waitFor();
  expect(await waiting.allTextContents(), 'here at once').not.toContain(title);
  await expect.poll(async () => (await unread()).length, { message: 'and on every device' }).toBe(before.length - 1);
});

it('S17 what changed in a new version is said in words, each with its page', async () => {
  await openMeeting();
  const title = 'Tờ trình kế hoạch vốn';
  const letters = (amount: string) =>
    plainPdf([`Tong muc dau tu la ${amount} ty dong.\nBao cao truoc ngay 15 thang 12.`]);
  const document = await stage.attach(letters('329'), title);
  await page.getByRole('main').getByRole('button', { name: title }).first().click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
  model.play = ({ response }) =>
    streamText(response, 'Tong muc dau tu tang tu 329 ty dong len 392 ty dong. [1]\nThem 5 ty. [1]');
  await stage.replace(document, letters('392'));
  await page.getByRole('button', { name: 'Xem thay đổi' }).click();
  await page.getByRole('button', { name: w.changesWrite }).click();
  const said = page.getByRole('list', { name: w.changesInWords });
  await said.getByText('Tong muc dau tu tang tu 329 ty dong len 392 ty dong.').waitFor();
  expect(await said.getByRole('listitem').count()).toBe(1);
  await page.getByRole('complementary').getByText(w.model('mo-hinh')).waitFor();
  if (process.env.NGHISU_PICTURES) await page.screenshot({ path: `${process.env.NGHISU_PICTURES}/changes.png` });
  await said.getByRole('button', { name: w.page(1) }).click();
});
