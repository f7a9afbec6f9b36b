import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { newWindow, type Size, settled, type Theme } from '../support/browser.ts';
import { openDemonstration, openNotes, readPaper } from '../support/demonstration.ts';

const opened = openDemonstration();
/** What pages said that they must not: scripts that the security policy stopped, errors. */
const said: string[] = [];

const picture = async (page: Page, name: string): Promise<void> => {
  if (!process.env.NGHISU_PICTURES) return;
  await settled(page);
  await page.screenshot({ path: `${process.env.NGHISU_PICTURES}/${name}.png` });
};

/** Opens the notes beside a paper, on a device of its own. */
async function enter(size: Size = '1280x800', theme: Theme = 'light'): Promise<Page> {
  const page = await (await newWindow(opened.browser, { size, theme, language: 'vi' })).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security|Refused/.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(opened.product.url);
  await page.getByLabel('Tên đăng nhập').fill('daibieu');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await readPaper(page);
  await openNotes(page);
  return page;
}
const note = (page: Page, name: string | RegExp = 'Chung cho phiên họp') => page.getByRole('textbox', { name });
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Định dạng ghi chú' }).getByRole('button', { name, exact: true });
const kept = (page: Page) => page.getByRole('status').getByText('Đã lưu', { exact: true });
/** A note's structure without what it looks like. */
const form = (page: Page, name?: string | RegExp): Promise<string> =>
  note(page, name).evaluate((element) => {
    const told = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
      const { tagName, dataset, children } = node as HTMLElement;
      const inner = [...node.childNodes].map(told).join('');
      if (['LABEL', 'BR', 'SPAN'].includes(tagName)) return '';
      if (tagName === 'DIV' && children.length > 0 && node !== element) return inner;
      const checked = dataset.checked === undefined ? '' : dataset.checked === 'true' ? '+' : '-';
      return node === element ? inner : `<${tagName.toLowerCase()}${checked}>${inner}</>`;
    };
    return told(element);
  });

it('Q9 a note is formatted by bar and keys, kept, on every device, and found by its words', async () => {
  const page = await enter();
  for (const name of ['Chữ đậm', 'Tiêu đề', 'Danh sách việc']) {
    const box = (await tool(page, name).boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(48);
  }
  await note(page).click();
  await tool(page, 'Tiêu đề').click();
  await page.keyboard.type('Việc cần hỏi');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nguồn vốn ');
  await page.keyboard.press('Control+b');
  expect(await tool(page, 'Chữ đậm').getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.type('đối ứng');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+i');
  await page.keyboard.type(' chưa rõ');
  await page.keyboard.press('Control+i');
  await page.keyboard.press('Enter');
  await tool(page, 'Danh sách việc').click();
  await page.keyboard.type('Hỏi Sở Tài chính');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Xem lại phụ lục');
  await page.getByRole('checkbox', { name: 'Đã xong: Hỏi Sở Tài chính' }).check();
  await note(page, /^1\. /).click();
  await page.keyboard.type('1. điểm một');
  await page.keyboard.press('Enter');
  await page.keyboard.type('điểm hai');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await kept(page).waitFor();
  const written =
    '<h2>Việc cần hỏi</><p>Nguồn vốn <strong>đối ứng</><em> chưa rõ</></>' +
    '<ul><li+><p>Hỏi Sở Tài chính</></><li-><p>Xem lại phụ lục</></></>';
  expect(await form(page)).toBe(written);
  await picture(page, 'rich-note');
  await page.reload();
  await openNotes(page);
  await expect.poll(() => form(page)).toBe(written);
  expect(await form(page, /^1\. /)).toBe('<ol><li><p>điểm một</></><li><p>điểm hai</></></>');

  const phone = await enter('390x844', 'dark');
  await expect.poll(() => form(phone)).toBe(written);
  await note(phone).click();
  await picture(phone, 'rich-note-phone');
  await phone.getByRole('searchbox', { name: 'Tìm trong ghi chú riêng' }).fill('doi ung');
  await expect.poll(() => note(phone, /./).count()).toBe(1);
  await phone.getByRole('searchbox', { name: 'Tìm trong ghi chú riêng' }).fill('');
  expect(said).toEqual([]);
});

it('Q11 two devices write in one note without a line, and have the words of both afterwards', async () => {
  const [one, two] = [await enter(), await enter()];
  const item = /^2\. /;
  for (const [page, text] of [
    [one, 'từ máy bàn'],
    [two, 'từ máy tính bảng'],
  ] as const) {
    await page.context().setOffline(true);
    await note(page, item).click();
    await page.keyboard.type(text);
    await page.getByRole('status').getByText('Đang lưu…').waitFor();
  }
  for (const page of [one, two]) {
    await page.context().setOffline(false);
    await kept(page).waitFor({ timeout: 30_000 });
  }
  for (const page of [one, two]) {
    await page.reload();
    await openNotes(page);
    await expect.poll(() => note(page, item).textContent()).toContain('từ máy bàn');
    await expect.poll(() => note(page, item).textContent()).toContain('từ máy tính bảng');
  }
  expect(await form(one, item)).toBe(await form(two, item));
  expect(said).toEqual([]);
});

it('Q10 a plain note of an earlier version opens, is found and becomes a formatted one', async () => {
  const page = await enter();
  const meeting = new URL(page.url()).pathname.split('/')[2]!;
  // As an earlier version wrote it: plain letters in a text of their own, sealed by the key that this device holds.
  const old = new Y.Doc();
  old.getText('').insert(0, 'Ghi chú cũ: chưa có phụ lục\nDòng hai');
  const update = Buffer.from(Y.encodeStateAsUpdate(old)).toString('base64');
  await page.evaluate(
    async ({ meeting, update, password }) => {
      const { key: wrapped } = await (await fetch('/api/personal/key')).json();
      const { person } = await (await fetch('/api/session')).json();
      const text = new TextEncoder();
      const bytes = (plain: string) =>
        Uint8Array.from(atob(plain.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
      const base = await crypto.subtle.importKey('raw', text.encode(password), 'PBKDF2', false, ['deriveKey']);
      const pbkdf = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(wrapped.salt), iterations: wrapped.rounds };
      const gcm = { name: 'AES-GCM', length: 256 };
      const wrapping = await crypto.subtle.deriveKey(pbkdf, base, gcm, false, ['decrypt']);
      const sealed = bytes(wrapped.wrapped);
      const of = (iv: Uint8Array<ArrayBuffer>, bound: string) => ({
        name: 'AES-GCM',
        iv,
        additionalData: text.encode(bound),
      });
      const raw = await crypto.subtle.decrypt(of(sealed.slice(0, 12), person.id), wrapping, sealed.slice(12));
      const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
      const hkdf = (info: string) => ({
        name: 'HKDF',
        hash: 'SHA-256',
        salt: text.encode(person.id),
        info: text.encode(info),
      });
      const sealing = await crypto.subtle.deriveKey(hkdf('seal'), root, gcm, false, ['encrypt']);
      const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
      const naming = await crypto.subtle.deriveKey(hkdf('name'), root, hmac, false, ['sign']);
      const hash = new Uint8Array(await crypto.subtle.sign('HMAC', naming, text.encode(`notes/${meeting}`)));
      const slot = [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const piece = await crypto.subtle.encrypt(of(iv, `${person.id}/${slot}`), sealing, bytes(update));
      const whole = new Uint8Array([...iv, ...new Uint8Array(piece)]);
      const body = btoa(String.fromCharCode(...whole))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
      await fetch(`/api/meetings/${meeting}/personal/${slot}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'manhbancu001', body }),
      });
    },
    { meeting, update, password: demonstrationPassword },
  );
  await page.reload();
  await openNotes(page);
  await expect.poll(() => form(page)).toContain('<p>Ghi chú cũ: chưa có phụ lục</><p>Dòng hai</>');
  await kept(page).waitFor();
  await page.getByRole('searchbox', { name: 'Tìm trong ghi chú riêng' }).fill('phu luc');
  await expect.poll(() => note(page, /./).count()).toBeGreaterThan(0);
  const other = await enter('390x844');
  await expect.poll(() => form(other)).toBe(await form(page));
  expect(said).toEqual([]);
});
