import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newWindow, signIn } from '../support/browser.ts';
import { darkShare, pinch, recordFrames } from '../support/frames.ts';
import { plainPdf } from '../support/pdf.ts';
import { type Demonstration, makeDemonstration, type Product } from '../support/product.ts';
import { Stage } from '../support/stage.ts';

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

const paper = /^Tờ trình về việc điều chỉnh cục bộ quy hoạch/;

async function openPaper(title: string | RegExp = paper, clock = false): Promise<Page> {
  const window = await newWindow(browser);
  await signIn(window, product, 'daibieu');
  const page = await window.newPage();
  if (clock) await page.clock.install();
  await page.goto(product.url);
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /Phiên họp thường kỳ tháng 11/ }) });
  await card.getByRole('button', { name: 'Vào phòng họp' }).click();
  await page.getByRole('main').getByRole('button', { name: title }).first().click();
  await pageOf(page, 1).and(page.locator('[data-ready]')).waitFor();
  return page;
}

const pageOf = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: `Trang ${number}`, exact: true });
const boxOf = async (page: Page, number: number) => (await pageOf(page, number).boundingBox())!;
const isAtPage = (page: Page, number: number): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^Trang ${number} / `) }).waitFor();
const placeOf = (page: Page): Locator => page.getByRole('button', { name: /^Trang \d+ \/ / });
const choose = async (page: Page, name: string): Promise<void> => {
  await placeOf(page).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
};

/** Where the ink of a page lies, 0…1 of the page: the middle of all its dark pixels. */
const inkMiddle = (page: Page, number: number): Promise<{ x: number; y: number } | null> =>
  pageOf(page, number).evaluate((section) => {
    const canvas = section.querySelector<HTMLCanvasElement>('canvas[data-strokes="1"]');
    if (!canvas) return null;
    const { data, width, height } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let [x, y, n] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4)
      if (data[i + 3]! > 100) {
        x += (i / 4) % width;
        y += Math.floor(i / 4 / width);
        n += 1;
      }
    return n === 0 ? null : { x: x / n / width, y: y / n / height };
  });

describe('how pages are shown', () => {
  let page: Page;

  it('L1 a person chooses by the menu or by keys how large pages are and how they lie', async () => {
    page = await openPaper();
    await choose(page, 'Cỡ thật');
    expect((await boxOf(page, 1)).width).toBeCloseTo((595.28 * 96) / 72, -1);
    await page.keyboard.press('h');
    const reader = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    await expect.poll(async () => (await boxOf(page, 1)).height).toBeLessThan(reader.height);
    await page.keyboard.press('s');
    await expect.poll(() => pageOf(page, 2).count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await isAtPage(page, 2);
    await pageOf(page, 2).and(page.locator('[data-ready]')).waitFor();
    expect(await pageOf(page, 1).count()).toBe(0);
    // The whole page is seen: one step further in the same direction turns it.
    await page.keyboard.press('PageDown');
    await isAtPage(page, 3);
    await page.keyboard.press('ArrowUp');
    await isAtPage(page, 2);
    const box = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 200);
    await isAtPage(page, 3);
    await choose(page, 'Hai trang');
    await pageOf(page, 4).waitFor();
    await expect.poll(async () => (await boxOf(page, 3)).y).toBeCloseTo((await boxOf(page, 4)).y, 0);
    await page.keyboard.press('ArrowLeft');
    await isAtPage(page, 1);
    await page.keyboard.press('c');
    await page.keyboard.press('w');
    await expect.poll(async () => (await boxOf(page, 2)).y).toBeGreaterThan((await boxOf(page, 1)).y + 100);
    await page.keyboard.press('?');
    for (const words of ['Vừa cả trang', 'Từng trang', 'Hai trang', 'Xoay phải', 'Nền tối'])
      await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    // A key that is pressed behind a dialog is nobody's shortcut.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('L2 ink that is drawn on a turned page lies on the same words when the page is turned back', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('r');
    await expect
      .poll(async () => {
        const { width, height } = await boxOf(page, 1);
        return width / height;
      })
      .toBeGreaterThan(1.3);
    await page.getByRole('button', { name: /^Viết lên tài liệu/ }).click();
    const box = await boxOf(page, 1);
    const [x, y] = [box.x + box.width * 0.7, box.y + box.height * 0.25];
    await page.mouse.move(x - 20, y);
    await page.mouse.down();
    for (let i = 1; i <= 8; i += 1) await page.mouse.move(x - 20 + i * 5, y);
    await page.mouse.up();
    await page
      .getByRole('button', { name: /^Thôi viết/ })
      .first()
      .click();
    await expect.poll(() => inkMiddle(page, 1)).not.toBeNull();
    const turned = (await inkMiddle(page, 1))!;
    expect(turned.x).toBeCloseTo(0.7, 1);
    expect(turned.y).toBeCloseTo(0.25, 1);
    await page.keyboard.press('l');
    await expect.poll(async () => (await boxOf(page, 1)).width / (await boxOf(page, 1)).height).toBeLessThan(1);
    // A quarter clockwise took (x, y) to (1 - y, x).
    await expect.poll(async () => (await inkMiddle(page, 1))?.x).toBeCloseTo(turned.y, 2);
    expect((await inkMiddle(page, 1))!.y).toBeCloseTo(1 - turned.x, 2);
  });

  it('L2 what was found is marked on a turned page, in sight', async () => {
    await page.keyboard.press('r');
    await page.keyboard.press('r');
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: /^Tìm trong tài liệu/ }).fill('quy hoach');
    await page.waitForFunction(() => (CSS.highlights.get('nghisu-found-now')?.size ?? 0) > 0);
    const reader = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    await expect
      .poll(() =>
        page.evaluate(() => {
          const [range] = [...(CSS.highlights.get('nghisu-found-now') ?? [])] as Range[];
          const box = range!.getBoundingClientRect();
          return box.width > 0 ? box.y + box.height / 2 : -1;
        }),
      )
      .toBeGreaterThan(reader.y);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.press('r');
  });

  it('L4 dark pages are kept on this device, apart from the theme', async () => {
    await page.keyboard.press('n');
    const filterOf = (): Promise<string> =>
      pageOf(page, 1)
        .locator('canvas')
        .first()
        .evaluate((canvas) => getComputedStyle(canvas).filter);
    await expect.poll(filterOf).toMatch(/invert/);
    expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('light');
    // Ink is turned with the paper: a black line does not vanish on a black page.
    expect(
      await page
        .locator('canvas[data-strokes]')
        .first()
        .evaluate((canvas) => getComputedStyle(canvas).filter),
    ).toMatch(/invert/);
    await page.reload();
    await pageOf(page, 1).and(page.locator('[data-ready]')).waitFor();
    await expect.poll(filterOf).toMatch(/invert/);
    await page.keyboard.press('n');
    await expect.poll(filterOf).toBe('none');
  });
});

/** Twelve pages, the first four numbered i to iv, then 1 to 8; a table of contents with a part inside of a part. */
const numbered = plainPdf(
  Array.from({ length: 12 }, (_, i) => `Trang thu ${i + 1}`),
  {
    catalog: '/PageLabels << /Nums [0 << /S /r >> 4 << /S /D >>] >> /Outlines 28 0 R',
    objects: [
      '<< /Type /Outlines /First 29 0 R /Last 31 0 R /Count 2 >>',
      '<< /Title (Phan mot) /Parent 28 0 R /Next 31 0 R /First 30 0 R /Last 30 0 R /Count 1 /Dest [8 0 R /Fit] >>',
      '<< /Title (Muc nho) /Parent 29 0 R /Dest [16 0 R /XYZ 0 400 null] >>',
      '<< /Title (Phan hai) /Parent 28 0 R /Prev 29 0 R /Dest [26 0 R /Fit] >>',
    ],
  },
);

describe('how one gets about in a paper', () => {
  let page: Page;
  beforeAll(async () => {
    const stage = await Stage.open(product);
    await stage.attach(numbered, 'Tài liệu đánh số La Mã');
    stage.close();
    page = await openPaper(/^Tài liệu đánh số La Mã/);
  });
  const isAt = (number: number, label: string): Promise<void> =>
    page.getByRole('button', { name: `Trang ${label}, là trang ${number} / 12. Đi đến và cách xem` }).waitFor();
  const go = async (typed: string): Promise<void> => {
    await placeOf(page)
      .or(page.getByRole('button', { name: /là trang \d+ \/ 12/ }))
      .first()
      .click();
    await page.getByRole('textbox', { name: /^Số in trên trang/ }).fill(typed);
    await page.keyboard.press('Enter');
  };

  it('L5 contents lead to their places, nested, and the part that one reads is marked', async () => {
    await isAt(1, 'i');
    await page.keyboard.press('o');
    const contents = page.getByRole('list', { name: 'Mục lục' });
    await contents.getByRole('button', { name: /^Muc nho/ }).click();
    await isAt(7, '3');
    // The destination is in the middle of its page: that is what stands at the top.
    const reader = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    await expect
      .poll(async () => {
        const box = await boxOf(page, 7);
        return (reader.y - box.y) / box.height;
      })
      .toBeCloseTo((842 - 400) / 842, 1);
    await contents.locator('[aria-current]').getByText('Muc nho').waitFor();
  });

  it('L6 go to page takes what is printed on a page before its number, and says when there is none', async () => {
    await go('iv');
    await isAt(4, 'iv');
    await go('2');
    await isAt(6, '2');
    await go('12');
    await page.getByRole('button', { name: /^Trang 8, là trang 12 / }).waitFor();
    await go('13');
    await page.getByText('Không có trang này. Tài liệu có 12 trang.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('L7 after jumps one tap or Alt+← leads back, place by place', async () => {
    await page.getByRole('button', { name: 'Về trang 2', exact: true }).click();
    await isAt(6, '2');
    await page.keyboard.press('Alt+ArrowLeft');
    await isAt(4, 'iv');
    await page.keyboard.press('b');
    await isAt(7, '3');
    await page.keyboard.press('Alt+ArrowLeft');
    await isAt(1, 'i');
    // Hits that are looked through one after another are one jump.
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: /^Tìm trong tài liệu/ }).fill('trang');
    await page.getByText('1 / 12', { exact: true }).last().waitFor();
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('Enter');
    await isAt(6, '2');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
    await isAt(1, 'i');
  });

  it('L8 small pages are drawn only where they are looked at; the keyboard goes among them', async () => {
    await page.keyboard.press('t');
    const list = page.getByRole('listbox', { name: 'Trang thu nhỏ' });
    const first = list.getByRole('option', { name: /^Trang i, / });
    await expect.poll(() => first.getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => first.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.hidden)).toBe(false);
    await first.focus();
    await page.keyboard.press('End');
    const last = list.getByRole('option', { name: /^Trang 8, / });
    await expect.poll(() => last.evaluate((option) => option === document.activeElement)).toBe(true);
    await isAt(1, 'i');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Trang 8, là trang 12 / }).waitFor();
    await expect.poll(() => last.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.hidden)).toBe(false);
  });
});

describe('where one was', () => {
  it('L9 a paper opens on another device where its person left it, and one tap leads to its beginning', async () => {
    const here = await openPaper();
    const kept = here.waitForResponse((reply) => reply.url().endsWith('/place') && reply.request().method() === 'PUT');
    const pageNow = async (): Promise<number> =>
      Number(/\d+/.exec((await placeOf(here).getAttribute('aria-label')) ?? '')?.[0]);
    await here.keyboard.press('End');
    await expect.poll(pageNow).toBeGreaterThan(2);
    const last = await pageNow();
    const address = (await kept).url();
    const window = await newWindow(browser);
    await signIn(window, product, 'daibieu');
    const there = await window.newPage();
    await there.goto(here.url());
    await isAtPage(there, last);
    await there.getByRole('button', { name: 'Về trang 1', exact: true }).click();
    await isAtPage(there, 1);
    // Leaving the page at once sends the place all the same, and the first device learns of it.
    await there.keyboard.press('ArrowRight');
    await isAtPage(there, 2);
    await there.goto('about:blank');
    await expect
      .poll(async () => ((await (await window.request.get(address)).json()) as { place: { page: number } }).place.page)
      .toBe(2);
    await here.reload();
    await isAtPage(here, 2);
  });
});

describe('a long paper', () => {
  it('L12 stays open while its pages still come: what it waits for at first is no limit of reading', async () => {
    const page = await openPaper(/^Báo cáo dự toán thu, chi/, true);
    const reader = page.getByRole('region', { name: /^Tài liệu: / });
    await reader.focus();
    for (const number of [20, 57, 2]) {
      await reader.evaluate((region, to) => {
        const scroller = [...region.querySelectorAll('*'), region].find(
          (one) => one.scrollHeight > one.clientHeight + 1000,
        )!;
        scroller.scrollTop = ((to - 1) / 57) * scroller.scrollHeight;
      }, number);
      await page.clock.runFor(1000);
    }
    await page.clock.runFor(90_000);
    await pageOf(page, 2).or(pageOf(page, 1)).or(pageOf(page, 3)).first().waitFor();
    expect(await page.getByText('Đọc tệp quá lâu nên đã dừng').count()).toBe(0);
  });
});

describe('two fingers', () => {
  it('L11 while pages are made larger or smaller, and after, no frame shows a blank page', async () => {
    const page = await openPaper(/^Báo cáo dự toán thu, chi/);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    const bare = await (await newWindow(browser)).newPage();
    const reader = (await page.getByRole('region', { name: /^Tài liệu: / }).boundingBox())!;
    const middle = { x: Math.round(reader.x + reader.width / 2), y: Math.round(reader.y + reader.height / 2) };
    // Lines of the page are there at every size: around the fingers, and well inside of the page.
    const box = { x: middle.x - 200, y: middle.y - 150, width: 400, height: 300 };
    const white = await bare.screenshot();
    expect(await darkShare(bare, white.toString('base64'), box), 'a blank frame is seen to be blank').toBe(0);
    const widthOf = async (): Promise<number> => (await boxOf(page, 1)).width;
    const before = await widthOf();
    for (const [from, to] of [
      [120, 300],
      [300, 90],
      [90, 200],
    ] as const) {
      const width = await widthOf();
      const frames = await recordFrames(page);
      await pinch(session, middle, from, to);
      await expect.poll(async () => (await widthOf()) / width).toBeCloseTo(to / from, 1);
      // The sharp picture has taken the place of the stretched one.
      await expect
        .poll(() =>
          pageOf(page, 1).evaluate((section) => {
            const canvas = section.querySelector('canvas:not([data-strokes])') as HTMLCanvasElement;
            return Math.abs(canvas.width / devicePixelRatio - section.clientWidth);
          }),
        )
        .toBeLessThan(3);
      const shown = await frames.stop();
      expect(shown.length).toBeGreaterThan(3);
      for (const [index, frame] of shown.entries())
        expect(await darkShare(bare, frame, box), `frame ${index} of ${shown.length}`).toBeGreaterThan(0.002);
    }
    expect(await widthOf()).not.toBeCloseTo(before, 0);
  });
});

describe('the words of a paper', () => {
  it('L13 hits are counted and marked, keys go from one to the next, and what is selected can be copied', async () => {
    const page = await openPaper(/^Báo cáo dự toán thu, chi/);
    await page.keyboard.press('/');
    // In the title a line ends between «phân bổ» and «ngân sách».
    await page.getByRole('searchbox', { name: /^Tìm trong tài liệu/ }).fill('phan bo ngan sach cap thanh pho');
    const count = page.getByText(/^\d+ \/ \d+$/).last();
    const at = async (): Promise<readonly number[]> => (await count.innerText()).split(' / ').map(Number);
    await expect.poll(async () => (await at())[0]).toBe(1);
    await page.waitForFunction(() => (CSS.highlights.get('nghisu-found-now')?.size ?? 0) > 0);
    const marked = await page.evaluate(() => [...CSS.highlights.get('nghisu-found-now')!].map(String).join(' '));
    expect(marked.replace(/\s+/g, ' ').toLowerCase()).toMatch(/phân bổ ?ngân sách cấp thành phố/);
    await page.getByRole('searchbox', { name: /^Tìm trong tài liệu/ }).fill('ngan sach');
    await expect.poll(async () => (await at())[1]).toBeGreaterThan(20);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await at())[0]).toBe(2);
    // The keys of browsers too, with the focus on the page.
    await page.getByRole('region', { name: /^Tài liệu: / }).focus();
    await page.keyboard.press('F3');
    await expect.poll(async () => (await at())[0]).toBe(3);
    await page.keyboard.press('Shift+F3');
    await page.keyboard.press('Control+g');
    await page.keyboard.press('Shift+F3');
    await expect.poll(async () => (await at())[0]).toBe(2);
    const copied = await page.evaluate(() => {
      const [range] = [...CSS.highlights.get('nghisu-found-now')!] as Range[];
      const layer = range!.startContainer.parentElement!.parentElement!;
      getSelection()!.selectAllChildren(layer);
      return getSelection()!.toString();
    });
    expect(copied).toMatch(/ngân sách/i);
    expect(copied.split('\n').length, 'lines stay lines').toBeGreaterThan(5);
  });
});
