import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, SettingError } from '../../server/settings.ts';
import { speak } from '../../server/words/say.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { contracts } from '../../shared/protocol.ts';
import { type House, openHouse } from '../support/house.ts';

describe('settings', () => {
  it('plain HTTP off loopback is refused with a sentence, unless a TLS proxy is declared with its address', () => {
    for (const HOST of ['0.0.0.0', '::', '192.168.1.10', 'hop.tinh.gov.vn']) {
      expect(() => readSettings({ HOST })).toThrow(SettingError);
      expect(() => readSettings({ HOST })).toThrow(/HTTP không mã hóa/);
      expect(() => readSettings({ HOST, NGHISU_TLS_PROXY: '1' })).toThrow(/PUBLIC_URL/);
      expect(() => readSettings({ HOST, NGHISU_TLS_PROXY: '1', PUBLIC_URL: 'http://hop.tinh.gov.vn' })).toThrow(
        /PUBLIC_URL/,
      );
      expect(readSettings({ HOST, NGHISU_TLS_PROXY: '1', PUBLIC_URL: 'https://hop.tinh.gov.vn' }).host).toBe(HOST);
    }
    for (const HOST of ['127.0.0.1', 'localhost', '::1', '127.0.0.9']) expect(readSettings({ HOST }).host).toBe(HOST);
  });

  it('a wrong value is named, with the form in which it is written', () => {
    for (const wrong of ['25:00', '2:00', 'never'])
      expect(() => readSettings({ NGHISU_BACKUP_AT: wrong }), wrong).toThrow(/NGHISU_BACKUP_AT: .*02:00, hoặc off/);
    expect(() => readSettings({ PORT: 'abc', NGHISU_SCANS: '1' })).toThrow(/65535.*\. NGHISU_SCANS: .*on hoặc off/);
    speak('en');
    expect(() => readSettings({ NGHISU_BACKUP_AT: 'never' })).toThrow(/write hour and minute .*02:00, or off/);
    speak('vi');
    expect(() => readSettings({ PORT: 'abc' })).toThrow(/PORT/);
    expect(() => readSettings({ PUBLIC_URL: 'hop' })).toThrow(/PUBLIC_URL/);
    expect(() => readSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' })).toThrow(/OPENAI_MODEL/);
  });
});

describe('service', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  it('says that it lives, that it is ready, and how it is', async () => {
    expect(await (await fetch(`${house.url}/healthz`)).json()).toEqual({ ok: true });
    expect((await fetch(`${house.url}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    for (const name of ['nghisu_connections', 'nghisu_queued_bytes_max', 'process_cpu_seconds_total'])
      expect(metrics).toContain(name);
    const elsewhere = await fetch(`${house.url}/metrics`, { headers: { 'x-forwarded-for': '192.168.1.7' } });
    expect(elsewhere.status, 'of another machine').toBe(403);
    expect(await elsewhere.text()).not.toContain('nghisu_');
    expect((await fetch(`${house.url}/`, { method: 'HEAD' })).status).toBe(200);
  });

  it('the page comes with a strict policy and a nonce of its own each time', async () => {
    const [one, two] = await Promise.all([fetch(house.url), fetch(house.url)]);
    const policy = one.headers.get('content-security-policy')!;
    for (const part of [
      "default-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "connect-src 'self'",
      "img-src 'self' blob: data:",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
    expect(policy).not.toBe(two.headers.get('content-security-policy'));
    expect(await one.text()).not.toContain('__CSP_NONCE__');
    expect(one.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('every route that is served is in the catalogue, and the other way round', async () => {
    const routes = catalogue().filter((entry) => entry.kind === 'route');
    expect(routes.length).toBe(
      Object.values(contracts).reduce((sum, contract) => sum + Object.keys(contract.endpoints).length, 0),
    );
    expect((await fetch(`${house.url}/api/nothing`)).status).toBe(404);
    const names = catalogue().map((entry) => `${entry.kind} ${entry.name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const entry of catalogue()) expect(entry.roles.length > 0 || entry.right === 'clock', entry.name).toBe(true);
  });
});
