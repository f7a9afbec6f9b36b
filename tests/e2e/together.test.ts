import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Login, launchBrowser, newWindow, signIn } from '../support/browser.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { codeOf } from '../support/scene.ts';
import { Stage } from '../support/stage.ts';

let demonstration: Demonstration;
let product: Product;
let browser: Browser;
let stage: Stage;
let chair: Page;
let delegate: Page;
let shown: string;
beforeAll(async () => {
  demonstration = await makeDemonstration();
  product = await demonstration.open();
  browser = await launchBrowser();
  stage = await Stage.open(product);
  shown = await stage.attach(plainPdf(['mot', 'hai', 'ba', 'bon']), 'Tài liệu cùng đọc');
  await stage.act('chutri', 'presentation.start', { document: shown });
  chair = await enter('chutri');
  delegate = await enter('daibieu');
});
afterAll(async () => {
  stage?.close();
  await browser?.close();
  await demonstration?.close();
});

async function enter(login: Login): Promise<Page> {
  const window = await newWindow(browser);
  await signIn(window, product, login);
  const page = await window.newPage();
  await page.goto(`${product.url}/m/${stage.meeting}?paper=${shown}`);
  await pageOf(page, 1).and(page.locator('[data-ready]')).waitFor();
  return page;
}
const pageOf = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: `Trang ${number}`, exact: true });
const isAtPage = (page: Page, number: number): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^Trang ${number} / `) }).waitFor();
async function turnTo(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: /^Trang \d+ \/ / }).click();
  const field = page.getByRole('textbox', { name: /^Số trang, từ 1/ });
  await field.fill(String(number));
  await field.press('Enter');
  await isAtPage(page, number);
}

it('T8 the presenter reads how many go with him, and when somebody steps away', async () => {
  await chair.getByText('1/1 đang ở trang này').waitFor();
  await delegate.mouse.move(600, 400);
  await delegate.mouse.wheel(0, 500);
  await chair.getByText('0/1 đang ở trang này').waitFor();
});

it('T9 who has stepped away reads on which page the presenter is, and is back with one tap', async () => {
  await turnTo(chair, 3);
  await delegate.getByRole('button', { name: 'Quay lại trang 3 đang trình chiếu' }).click();
  await isAtPage(delegate, 3);
  await chair.getByText('1/1 đang ở trang này').waitFor();
});

it('T7 what the presenter writes is seen before he lifts the pen, and is gone when no ink follows', async () => {
  const live = pageOf(delegate, 3).locator('canvas[data-live]');
  const part = { document: shown, page: 3, stroke: 'net1', kind: 'pen', colour: 1, width: 36 };
  const points = Array.from({ length: 40 }, (_, i) => [800 + 60 * i, 4800 + 10 * (i % 2)]).flat();
  await stage.signal('chutri', 'presentation.ink', { ...part, from: 0, points, ended: false });
  await live.waitFor();
  const dark = await live.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, i) => i % 4 === 3 && value > 100).length;
  });
  expect(dark).toBeGreaterThan(300);
  await live.waitFor({ state: 'detached' });
  // And from the pen of the presenter himself.
  await chair.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
  await chair.getByRole('toolbar', { name: 'Viết lên tài liệu' }).waitFor();
  await isAtPage(delegate, 3);
  const box = (await pageOf(chair, 3).boundingBox())!;
  const at = (n: number) => [box.x + box.width * (0.3 + 0.01 * n), box.y + 0.1 * box.width] as const;
  await chair.mouse.move(...at(0));
  await chair.mouse.down();
  for (let n = 1; n < 20; n += 1) await chair.mouse.move(...at(n));
  await live.waitFor();
  await chair.mouse.up();
  await pageOf(delegate, 3).locator('canvas[data-strokes="1"]').waitFor();
  await live.waitFor({ state: 'detached' });
  await chair.keyboard.press('Escape');
});

it('T6 with one tap another goes on with the same paper, and may give it back', async () => {
  expect(await chair.getByRole('button', { name: /^Trao / }).count()).toBe(0);
  const session = await delegate.request.get(`${product.url}/api/session`);
  const { person } = (await session.json()) as { person: { id: string } };
  await stage.act('chutri', 'presentation.allow', { person: person.id });
  await chair.getByRole('button', { name: /^Trao cho / }).click();
  await delegate.locator('[data-look="mine"]').waitFor();
  await chair.locator('[data-look="following"]').waitFor();
  await turnTo(delegate, 2);
  await isAtPage(chair, 2);
  await delegate.getByRole('button', { name: /^Trao cho / }).click();
  await chair.locator('[data-look="mine"]').waitFor();
});

async function openDisplay(): Promise<Page> {
  const room = await (await newWindow(browser, { size: '1920x1080', theme: 'light', language: 'vi' })).newPage();
  await room.goto(`${product.url}/display`);
  await stage.act('thuky', 'devices.pair', { code: await codeOf(room) });
  return room;
}

it('T10 the room never sees an empty sheet between two pages, however far apart', async () => {
  // Two screens in one room, each paired by its own code; who comes late lands on the page that is shown.
  const [room, other] = [await openDisplay(), await openDisplay()];
  for (const screen of [room, other]) await screen.locator('section[data-page="2"][data-ready]').waitFor();
  await room.evaluate(() => {
    const seen: string[] = [];
    const look = (): void => {
      const sheet = document.querySelector<HTMLElement>('section[data-page]');
      const picture = sheet?.querySelector('canvas');
      seen.push(picture && picture.width > 0 && sheet!.dataset.ready !== undefined ? sheet!.dataset.page! : 'empty');
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { seen });
  });
  for (const page of [4, 1, 3]) {
    await turnTo(chair, page);
    for (const screen of [room, other]) await screen.locator(`section[data-page="${page}"][data-ready]`).waitFor();
  }
  const seen = await room.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect([...new Set(seen)].sort()).toEqual(['1', '2', '3', '4']);
});
