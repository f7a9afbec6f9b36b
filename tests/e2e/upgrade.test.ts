import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageFolder } from '../../server/server.ts';
import { launchBrowser, newWindow } from '../support/browser.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolder } from '../support/product.ts';
import { type Cast, castPeople, type MadeWorld, makeWorld } from '../support/world.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
let house: House;
let cast: Cast;
let world: MadeWorld;
let browser: Browser;
beforeAll(async () => {
  house = await openHouse({ folder: data });
  cast = await castPeople(house);
  world = await makeWorld(house, cast, 'running');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
  folder.remove();
});

async function enter(): Promise<Page> {
  const window = await newWindow(browser);
  const [name = '', value = ''] = (await house.cookie(cast.guest)).split('=');
  const url = house.url.replace('http:', 'https:');
  await window.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: 'Lax' }]);
  const page = await window.newPage();
  await page.clock.install();
  await page.goto(`${house.url}/m/${world.meeting}`);
  await page.getByRole('heading', { name: 'Tài liệu của nội dung 1' }).waitFor();
  await page.evaluate(() => Object.assign(window, { before: true }));
  return page;
}
const isBefore = (page: Page): Promise<boolean> => page.evaluate(() => 'before' in window);
const live = (page: Page) => page.getByRole('status', { name: 'Trực tuyến' }).or(page.locator('[data-status="live"]'));

it('a page that was open over an upgrade is loaded anew by itself, though not under the hand of somebody', async () => {
  const [quiet, busy] = [await enter(), await enter()];
  const { port } = new URL(house.url);
  const upgraded = join(folder.path, 'page');
  cpSync(pageFolder, upgraded, { recursive: true });
  const html = join(upgraded, 'index.html');
  writeFileSync(html, readFileSync(html, 'utf8').replace('</head>', '<meta name="upgraded"></head>'));
  await house.close();
  house = await openHouse({ folder: data, page: upgraded, port: Number(port) });
  await busy.evaluate(() => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
  });
  for (const page of [quiet, busy]) {
    await page.clock.runFor(6000);
    await live(page).first().waitFor();
  }
  expect(await isBefore(quiet), 'not at once').toBe(true);
  for (const page of [quiet, busy]) await page.clock.runFor(30_000);
  await quiet.locator('meta[name="upgraded"]').waitFor({ state: 'attached' });
  expect(await isBefore(quiet)).toBe(false);
  expect(await isBefore(busy), 'somebody is writing').toBe(true);
  await busy.evaluate(() => (document.activeElement as HTMLElement).blur());
  await busy.clock.runFor(30_000);
  await busy.locator('meta[name="upgraded"]').waitFor({ state: 'attached' });
});
