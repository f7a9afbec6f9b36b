import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Look, launchBrowser, nameOfLook, usualLooks } from '../support/browser.ts';
import { type Part, sayViolation, violationsOf } from '../support/layout.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { Scene, type Screen } from '../support/scene.ts';
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

/**
 * Axe reads elements and colours, the Tab key their order: of a screen that stands as at another width, only sizes and places are
 * new. `npm run tour` looks at every screen in every way.
 */
const partsOf = ({ size, theme }: Look): readonly Part[] => {
  if (theme === 'dark') return ['axe'];
  return size === '1280x800' || size === '390x844' ? ['axe', 'keyboard'] : [];
};
/** A monitor stands on a desk or hangs on a wall: what is held in the hand is not looked at there. */
const isLookedAt = ({ name }: Screen, { size }: Look): boolean => size !== '1920x1080' || !name.startsWith('tablet');

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

  it.each(screens.filter((screen) => isLookedAt(screen, look)))('$name', async (screen) => {
    const page = await showScreen(scene, screen);
    if (!page) return;
    expect((await violationsOf(page, partsOf(look))).map(sayViolation)).toEqual([]);
  });
});
