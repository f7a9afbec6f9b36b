import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRoomCertificate, roomFolder } from '../../server/tls/room-certificate.ts';
import { browserFlags, chromiumPath, newWindow, signInByForm } from '../support/browser.ts';
import { type Product, startProduct, temporaryFolder } from '../support/product.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const name = 'hop.lan';
let product: Product;
const open: Browser[] = [];
beforeAll(async () => {
  await makeRoomCertificate(data, [name], { now: Date.now() });
  const started = await startProduct({ data });
  product = { ...started, url: `https://${name}:${new URL(started.url).port}` };
});
afterAll(async () => {
  for (const browser of open) await browser.close();
  await product?.stop();
  folder.remove();
});

/** A tablet of the room, to which the name leads; `trusts` as if it had followed the steps. */
async function tablet(trusts: boolean): Promise<Browser> {
  const { publicKey } = new X509Certificate(readFileSync(roomFolder(data).certificate, 'utf8'));
  const pin = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...browserFlags,
      `--host-resolver-rules=MAP ${name} 127.0.0.1`,
      ...(trusts ? [`--ignore-certificate-errors-spki-list=${pin}`] : []),
    ],
  });
  open.push(browser);
  return browser;
}

it('a tablet that trusts the room signs in and enters a meeting by its name over TLS', async () => {
  const browser = await tablet(true);
  const page = await (await newWindow(browser)).newPage();
  await signInByForm(page, product, 'daibieu');
  expect(await page.evaluate(() => isSecureContext && location.protocol)).toBe('https:');
  const [cookie] = (await page.context().cookies()).filter((one) => one.name.startsWith('__Host-'));
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, domain: name });
  await page.getByRole('button', { name: 'Vào phòng họp' }).first().click();
  await page
    .getByRole('button', { name: /^Tờ trình về việc điều chỉnh/ })
    .first()
    .click();
  await page.locator('[data-page="1"][data-ready]').waitFor();
});

it('a tablet that does not trust it yet is warned, and finds the steps for its kind behind the warning', async () => {
  const browser = await tablet(false);
  const wary = await (await newWindow(browser)).newPage();
  await expect(wary.goto(product.url)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'vi-VN',
    userAgent: 'Mozilla/5.0 (Linux; Android 15; Tablet) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36',
  });
  const page = await context.newPage();
  await page.goto(`${product.url}/trust`);
  await page.getByRole('heading', { name: 'Cài chứng chỉ của phòng họp' }).waitFor();
  await page.getByText('Chứng chỉ CA').first().waitFor();
  const held = new X509Certificate(readFileSync(roomFolder(data).authority, 'utf8'));
  await page.getByText(held.fingerprint256.replaceAll(':', ' ')).waitFor();
  await page.getByRole('button', { name: 'iPad, iPhone' }).click();
  await page.getByText('Cài đặt tin cậy chứng chỉ').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải chứng chỉ' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('nghi-su.crt');
  expect(new X509Certificate(readFileSync(await download.path())).fingerprint256).toBe(held.fingerprint256);
});
