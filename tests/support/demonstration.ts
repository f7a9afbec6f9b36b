import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Demonstration, makeDemonstration, type Product } from './product.ts';
import { Stage } from './stage.ts';

export interface Opened {
  readonly demonstration: Demonstration;
  readonly product: Product;
  readonly browser: Browser;
}

/** The demonstration running, and a browser before it: for all tests of a file, whose hooks this makes. */
export function openDemonstration(): Opened {
  const opened: { -readonly [K in keyof Opened]?: Opened[K] } = {};
  beforeAll(async () => {
    opened.demonstration = await makeDemonstration();
    opened.product = await opened.demonstration.open();
    opened.browser = await launchBrowser();
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.demonstration?.close();
  });
  return opened as Opened;
}

/** The same with a stage, through which others act by the commands that people send. */
export function openStage(): Opened & { readonly stage: Stage } {
  const opened = openDemonstration() as Opened & { stage: Stage };
  beforeAll(async () => {
    opened.stage = await Stage.open(opened.product);
  });
  afterAll(() => opened.stage?.close());
  return opened;
}

/** The card of the meeting that runs, in the lobby. */
export const runningCard = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) });

/** A paper of the running meeting, by which its buttons are called. */
export const paperName = /^Tờ trình về việc điều chỉnh cục bộ quy hoạch/;

/** From the lobby into the running meeting, to the first page of its paper. */
export async function readPaper(page: Page): Promise<void> {
  await runningCard(page).getByRole('button', { name: 'Vào phòng họp' }).click();
  await page.getByRole('main').getByRole('button', { name: paperName }).first().click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
}

/** The notes beside what is read. */
export async function openNotes(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: 'Ghi chú', exact: true });
  if ((await tab.count()) === 0)
    await page
      .getByRole('navigation', { name: 'Thao tác trong phiên họp' })
      .getByRole('button', { name: 'Trợ lý' })
      .click();
  await tab.last().click();
}
