// `npm test`: installs what tests need, builds, checks, runs all tests, and ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.mjs';
import { check } from './check.mjs';
import { installPackages } from './packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, 'test-results', 'vitest.json');
rmSync(report, { force: true });
mkdirSync(join(root, 'test-results'), { recursive: true });

installPackages();
await buildIfStale();
const checked = check();
const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NO_COLOR: '1' } },
);

let results;
try {
  results = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  results = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, testResults: [] };
}
for (const suite of results.testResults)
  console.log(
    `${((suite.endTime - suite.startTime) / 1000).toFixed(1).padStart(7)} s  ${suite.name.slice(root.length)}`,
  );
const brokenSuites = results.testResults.filter(
  (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
).length;
const failed =
  results.numFailedTests +
  brokenSuites +
  checked.failed.length +
  (run.status !== 0 && results.numFailedTests + brokenSuites === 0 ? 1 : 0);
const passed = results.numPassedTests + checked.passed;
for (const name of checked.failed) console.log(`check failed: ${name}`);
console.log(
  `${passed} passed, ${failed} failed${results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : ''}`,
);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
