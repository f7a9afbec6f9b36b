import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, nameOfLook, usualLooks } from '../support/browser.ts';
import { sayViolation, violationsOf } from '../support/layout.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { Scene } from '../support/scene.ts';
import { screens, showScreen } from '../support/screens.ts';

let demonstration: Demonstration;
let browser: Browser;
beforeAll(async () => {
  demonstration = await makeDemonstration();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demonstration?.close();
});

describe.each(usualLooks.map((look) => ({ name: nameOfLook(look), look })))('$name', ({ look }) => {
  let product: Product;
  let scene: Scene;
  beforeAll(async () => {
    product = await demonstration.open();
    scene = await Scene.open(browser, product, look);
  });
  afterAll(async () => {
    await scene?.close();
    await product?.stop();
  });

  it.each(screens)('$name', async (screen) => {
    const page = await showScreen(scene, screen);
    if (!page) return;
    expect((await violationsOf(page)).map(sayViolation)).toEqual([]);
  });
});
