import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { newWindow, settled, signInByForm } from '../support/browser.ts';
import { openStage, paperName } from '../support/demonstration.ts';
import { sayViolation, violationsOf } from '../support/layout.ts';
import { unfocus } from '../support/scene.ts';

const opened = openStage();

const room = 'Phòng họp số 1, tầng 3, trụ sở UBND thành phố';
const pin = '284617';
const minute = 60_000;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const picture = async (page: Page, name: string): Promise<void> => {
  if (!process.env.NGHISU_PICTURES) return;
  await settled(page);
  await page.screenshot({ path: `${process.env.NGHISU_PICTURES}/room-${name}.png` });
};
/** Large enough for a finger, apart, in reach of the keyboard, and told to assistive technology. */
const expectLaidOut = async (page: Page): Promise<void> => {
  await unfocus(page);
  expect((await violationsOf(page)).map(sayViolation)).toEqual([]);
};
/** By the large keys of the screen, as at a seat without a keyboard. */
const tap = async (page: Page, digits: string): Promise<void> => {
  for (const digit of digits) await press(page, digit);
};
const meeting = /Phiên họp thường kỳ tháng 11/;

/** X6: what is saved on the tablet of a room is there for who sits at it next. */
async function noFileIsMade(tablet: Page): Promise<void> {
  await tablet.getByRole('button', { name: /^Trang \d+ \/ / }).click();
  const menu = tablet.getByRole('dialog', { name: 'Đi đến và cách xem' });
  const refused = menu.getByRole('button', { name: 'Tải bản có ghi chú' });
  await menu.getByText('Máy này là của phòng họp').waitFor();
  expect(await refused.getAttribute('aria-disabled')).toBe('true');
  expect(await menu.getByRole('button', { name: 'In', exact: true }).getAttribute('aria-disabled')).not.toBe('true');
  await tablet.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
}

it('E8 E12 a tablet is enrolled at its seat, opened by PIN, locks, casts through the lock, and is withdrawn', async () => {
  const desk = await (await newWindow(opened.browser)).newPage();
  await signInByForm(desk, opened.product, 'quantri');
  await desk.goto(`${opened.product.url}/office/devices`);
  await desk.getByText('Chưa có máy nào').waitFor();
  await press(desk, 'Thêm máy');
  const dialog = desk.getByRole('dialog');
  await field(desk, 'Tên máy').fill('Máy 12');
  await dialog.getByLabel('Phòng họp').fill(room);
  await field(desk, 'Chỗ ngồi').fill('A12');
  await picture(desk, 'add');
  await dialog.getByRole('button', { name: 'Thêm máy' }).click();
  const code = dialog.getByRole('status', { name: 'Mã đăng ký' });
  await code.waitFor();
  await picture(desk, 'code');
  const link = await dialog.getByRole('img', { name: 'Mã QR mở trang đăng ký máy' }).getAttribute('data-text');
  expect(link).toBe(`${opened.product.url}/room-device#${(await code.textContent())!.replace(' ', '')}`);

  // At the seat: by the quiet link, and by the QR code.
  const tablet = await (await newWindow(opened.browser)).newPage();
  await tablet.goto(`${opened.product.url}/sign-in`);
  await tablet.getByRole('link', { name: 'Máy của phòng họp' }).click();
  await press(tablet, 'Đăng ký máy này');
  await tablet.getByText('Mã gồm tám chữ số.').waitFor();
  await tablet.goto(link!);
  await expect.poll(() => field(tablet, 'Mã đăng ký').inputValue()).toMatch(/^\d{8}$/);
  await picture(tablet, 'enrol');
  await press(tablet, 'Đăng ký máy này');
  await tablet.getByText(/^Máy này nay là Máy 12/).waitFor();
  await dialog.getByRole('button', { name: 'Đã đăng ký xong' }).click();
  await press(tablet, 'Đến trang đăng nhập');
  await tablet.getByText(`Máy của ${room}, A12`).waitFor();
  await tablet.getByText(meeting).waitFor();

  // The delegate has a PIN by now; one that is easy to guess he was told of.
  const own = await (await newWindow(opened.browser)).newPage();
  await signInByForm(own, opened.product, 'daibieu');
  await own.goto(`${opened.product.url}/account`);
  const name = (await own.getByRole('heading', { level: 2 }).first().textContent())!;
  const setPin = async (digits: string): Promise<void> => {
    await field(own, 'Mã PIN mới').fill(digits);
    await field(own, 'Nhập lại mã PIN').fill(digits);
    await own
      .locator('form')
      .filter({ hasText: 'Mã PIN mới' })
      .getByLabel('Mật khẩu đang dùng')
      .fill(demonstrationPassword);
    await press(own, 'Đặt PIN');
  };
  await setPin('123456');
  await own.getByText('Mã PIN này dễ đoán').waitFor();
  await picture(own, 'pin-weak');
  await setPin(pin);
  await own.getByText('Đã đặt mã PIN.').waitFor();

  await opened.stage.checkInDelegate();
  await tablet.getByRole('searchbox', { name: 'Tìm tên, không cần gõ dấu' }).fill(name.split(' ').at(-1)!);
  await expectLaidOut(tablet);
  await picture(tablet, 'seat');
  await tablet.getByRole('list', { name: 'Chọn tên của đồng chí' }).getByRole('button', { name }).click();
  await tap(tablet, '111222');
  await tablet.getByText(/^Mã PIN chưa đúng/).waitFor();
  await picture(tablet, 'seat-pin');
  await tap(tablet, pin);
  await tablet.getByText(`Kính chào đồng chí ${name}`).waitFor();
  const row = desk.getByRole('row').filter({ hasText: 'Máy 12' });
  await row.getByText(name).waitFor();
  await row.getByText('Đang kết nối').waitFor();
  await expectLaidOut(desk);
  await picture(desk, 'list');

  // Inside: papers are not kept on it, and private notes wait for the password.
  expect(await tablet.getByRole('button', { name: 'Lưu về máy' }).count()).toBe(0);
  await tablet
    .getByRole('listitem')
    .filter({ has: tablet.getByRole('heading', { name: meeting }) })
    .getByRole('button', { name: 'Vào phòng họp' })
    .click();
  await tablet.getByRole('main').getByRole('button', { name: paperName }).first().click();
  await tablet.locator('[data-page="1"][data-ready]').waitFor();
  await noFileIsMade(tablet);

  // In the midst of a sentence.
  const written = 'Đề nghị làm rõ nguồn vốn của dự án';
  const opinion = tablet.getByRole('dialog', { name: 'Gửi ý kiến cho Thư ký' });
  await press(tablet, /Đi đến và cách xem$/);
  await press(tablet, 'Gửi ý kiến về trang này');
  await opinion.getByRole('textbox').fill(written);

  // Left alone: it says so, goes on at a touch, and locks.
  const began = Date.now();
  await tablet.clock.setFixedTime(began + 29 * minute + 40_000);
  await tablet.getByText(/^Máy tự khóa sau \d+ giây/).waitFor();
  await picture(tablet, 'soon');
  await tablet.mouse.move(640, 400);
  await tablet.getByText(/^Máy tự khóa sau/).waitFor({ state: 'hidden' });
  await tablet.clock.setFixedTime(began + 60 * minute);
  await tablet.getByRole('heading', { name, level: 1 }).waitFor();
  await picture(tablet, 'locked');
  const left = await tablet.evaluate(() => document.documentElement.innerHTML);
  for (const shown of ['Tờ trình', 'Phiên họp thường kỳ', written]) expect(left, shown).not.toContain(shown);
  expect(await tablet.evaluate(async () => (await fetch('/api/meetings')).status)).toBe(401);

  // A vote shows through the lock; the PIN casts, and the tablet stays locked.
  const first = await opened.stage.openVote();
  const vote = tablet.getByRole('region', { name: 'Đang biểu quyết' });
  const lock = tablet.getByRole('region', { name: 'Máy đang khóa' });
  await vote.getByRole('button', { name: 'Tán thành', exact: true }).click();
  const ballot = tablet.getByRole('form', { name: 'Phiếu của đồng chí: Tán thành' });
  await ballot.waitFor();
  // What was chosen for one question is no choice for the next: a PIN that is typed then opens, and casts nothing.
  const [, { item }] = opened.stage.questions().find(([id]) => id === first)!;
  await opened.stage.act('thuky', 'voting.close', { question: first });
  const second = {
    item,
    text: 'Đồng chí có tán thành câu hỏi thứ hai không?',
    rule: 'majority',
    base: 'all',
    tie: 'chair',
    live: false,
    canChange: false,
    seconds: null,
  };
  const { question } = (await opened.stage.act('thuky', 'voting.prepare', second)) as { question: string };
  await opened.stage.act('thuky', 'voting.open', { question });
  await vote.getByText(second.text).waitFor();
  await lock.getByRole('form', { name: `Máy này đang khóa cho ${name}` }).waitFor();
  expect(await ballot.count()).toBe(0);
  await vote.getByRole('button', { name: 'Tán thành', exact: true }).click();
  await ballot.getByRole('button', { name: 'Gửi phiếu' }).click();
  await ballot.getByText('Sáu chữ số.').waitFor();
  await ballot.getByRole('textbox', { name: 'Mã PIN' }).fill(pin);
  await picture(tablet, 'vote');
  await ballot.getByRole('button', { name: 'Gửi phiếu' }).click();
  await vote.getByText('Đã ghi nhận phiếu của đồng chí.').waitFor();
  await picture(tablet, 'voted');

  for (const digit of pin) await lock.getByRole('button', { name: digit, exact: true }).click();
  await tablet.locator('[data-page="1"][data-ready]').waitFor();
  await tablet.getByText('Tán thành').first().waitFor();
  // What he was writing is there again.
  await opinion.waitFor();
  expect(await opinion.getByRole('textbox').inputValue()).toBe(written);
  await picture(tablet, 'words-again');
  await tablet.keyboard.press('Escape');
  await press(tablet, 'Bỏ nội dung vừa nhập');
  await opinion.waitFor({ state: 'hidden' });

  // By its menu, from afar, and by a page that is loaded anew.
  await press(tablet, /^Tài khoản: /);
  await tablet.getByRole('menuitem', { name: 'Khóa máy' }).click();
  await lock.waitFor();
  await lock.getByRole('textbox', { name: 'Mã PIN' }).fill(pin);
  await tablet.locator('[data-page="1"][data-ready]').waitFor();
  const act = async (what: string): Promise<void> => {
    await press(desk, 'Thao tác với Máy 12');
    await desk.getByRole('menuitem', { name: what }).click();
    await dialog.getByText('Máy đang kết nối: thực hiện ngay.').waitFor();
    await picture(desk, `order-${what.length}`);
    await dialog.getByRole('button', { name: what }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await act('Khóa máy');
  await lock.waitFor();
  await lock.getByRole('button', { name: 'Dùng mật khẩu' }).click();
  await lock.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await lock.getByRole('button', { name: 'Mở khóa' }).click();
  await tablet.locator('[data-page="1"][data-ready]').waitFor();
  await tablet.reload();
  await lock.getByRole('heading', { name }).waitFor();
  await lock.getByRole('textbox', { name: 'Mã PIN' }).fill(pin);
  await tablet.locator('[data-page="1"][data-ready]').waitFor();

  // Another page of the same tablet is the one in use from now on, and the first does nothing any more until it is asked to.
  const later = await tablet.context().newPage();
  await later.goto(opened.product.url);
  await tablet.getByRole('heading', { name: 'Máy đang dùng ở cửa sổ khác' }).waitFor();
  await expectLaidOut(tablet);
  await picture(tablet, 'elsewhere');
  await later.getByRole('textbox', { name: 'Mã PIN' }).fill(pin);
  await later.getByText(`Kính chào đồng chí ${name}`).waitFor();
  await press(tablet, 'Dùng cửa sổ này');
  await later.getByRole('heading', { name: 'Máy đang dùng ở cửa sổ khác' }).waitFor();
  await later.close();
  await lock.getByRole('textbox', { name: 'Mã PIN' }).fill(pin);
  await tablet.getByText(`Kính chào đồng chí ${name}`).waitFor();

  // Handed back, nothing stays of him, and what another one could not send waits for that one; withdrawn, it is as any other browser.
  const databases = () =>
    tablet.evaluate(async () => (await indexedDB.databases()).map(({ name: database }) => database));
  await tablet.evaluate(
    () =>
      new Promise<void>((go) => {
        const request = indexedDB.open('nghisu-outbox-nguoikhac001', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('entries', { keyPath: 'id' });
        request.onsuccess = () => {
          const put = request.result.transaction('entries', 'readwrite');
          put.objectStore('entries').put({ id: 'chua gui' });
          put.oncomplete = () => {
            request.result.close();
            go();
          };
        };
      }),
  );
  await press(tablet, /^Tài khoản: /);
  const anew = tablet.waitForEvent('load');
  await tablet.getByRole('menuitem', { name: 'Trả máy' }).click();
  await anew;
  await tablet.getByText(`Máy của ${room}, A12`).waitFor();
  await expect.poll(databases).toEqual(['nghisu-outbox-nguoikhac001']);
  // Nor is anything of it read out to who comes next.
  expect((await tablet.locator('[aria-live]').allTextContents()).join('')).toBe('');
  // What a browser that went off in the middle has left, the next page puts away.
  await tablet.evaluate(() => localStorage.setItem('nghisu.version.nguoikhac001', '{}'));
  await tablet.reload();
  await expect.poll(() => tablet.evaluate(() => Object.keys(localStorage))).toEqual(['nghisu.preferences']);
  expect(await databases()).toEqual(['nghisu-outbox-nguoikhac001']);
  await act('Thu hồi máy');
  await tablet.getByRole('link', { name: 'Máy của phòng họp' }).waitFor();
  expect(await databases()).toEqual([]);
  await desk.getByText('Chưa có máy nào').waitFor();
});
