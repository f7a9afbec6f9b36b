import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { electron: new URL('./tests/support/electron.ts', import.meta.url).pathname } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { NGHISU_LOG: 'silent' },
  },
});
