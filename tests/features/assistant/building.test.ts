import { expect, it } from 'vitest';
import { modelClient } from '../../../server/features/assistant/model-client.ts';
import { isInBuilding } from '../../../server/kernel/building.ts';
import { readSettings } from '../../../server/settings.ts';

const settings = (env: Record<string, string>) => readSettings({ OPENAI_MODEL: 'm', ...env });

it.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['[::1]', true],
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.9.9', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:8.8.8.8', false],
  ['2001:db8::1', false],
  ['8.8.8.8', false],
  ['may-chu-ai', true],
  ['ai.tinh.lan', true],
  ['ai.tinh.internal', true],
  ['api.openai.com', false],
  ['lan.example.com', false],
])('S10 whether %s stands in the building: %s', (host, inside) => {
  expect(isInBuilding(host)).toBe(inside);
});

it('S10 a model outside the building needs leave at the start, and https', () => {
  expect(settings({}).model).toBeUndefined();
  expect(settings({ OPENAI_BASE_URL: 'http://10.0.0.5:8000/v1' }).model).toMatchObject({ outside: false });
  const outside = { OPENAI_BASE_URL: 'https://llm.example.com/v1' };
  expect(() => settings(outside)).toThrow(/nằm ngoài cơ quan.*NGHISU_MODEL_OUTSIDE=1/);
  expect(() => settings({ OPENAI_API_KEY: 'k' })).toThrow(/api\.openai\.com nằm ngoài/);
  expect(settings({ ...outside, NGHISU_MODEL_OUTSIDE: '1' }).model).toMatchObject({ outside: true });
  expect(() => settings({ OPENAI_BASE_URL: 'http://llm.example.com/v1', NGHISU_MODEL_OUTSIDE: '1' })).toThrow(/https/);
  expect(() => settings({ OPENAI_BASE_URL: 'file:///etc/passwd' })).toThrow(/phải bắt đầu bằng http/);
});

it('S10 an address outside gets nothing without leave, whatever the settings let through', async () => {
  const client = modelClient(
    { baseUrl: 'http://192.0.2.1:9/v1', apiKey: 'k', model: 'm' },
    AbortSignal.timeout(20_000),
    { tooLarge: false },
  );
  const failure = await client.models.list().then(
    () => undefined,
    (error: Error) => error.cause,
  );
  expect(String(failure)).toContain('not in the building');
});
