import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/support/long-first.ts';

export default defineConfig({
  resolve: { alias: { electron: new URL('./tests/support/electron.ts', import.meta.url).pathname } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second, which is the default, is no patience on two cores of which a browser has both.
    expect: { poll: { timeout: 15_000 } },
    env: { NGHISU_LOG: 'silent' },
  },
});
