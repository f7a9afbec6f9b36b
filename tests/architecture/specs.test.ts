import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { contracts } from '../../shared/protocol.ts';

const root = resolve(import.meta.dirname, '../..');
const titles = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => ({ name, source: readFileSync(join(root, 'tests', name), 'utf8') }));

it('every numbered rule of a SPEC.md has a test whose title starts with the number', () => {
  let rules = 0;
  const untested: string[] = [];
  for (const feature of readdirSync(join(root, 'shared/features'))) {
    let spec = '';
    try {
      spec = readFileSync(join(root, 'shared/features', feature, 'SPEC.md'), 'utf8');
    } catch {
      continue;
    }
    for (const [, number] of spec.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)) {
      rules += 1;
      if (!titles.some(({ source }) => new RegExp(`it(\\.\\w+)?(\\([^)]*\\))?\\(\\s*['"\`]${number} `).test(source)))
        untested.push(`${feature} ${number}`);
    }
  }
  expect(rules).toBeGreaterThan(50);
  expect(untested).toEqual([]);
});

it('every feature with rules of its own has a SPEC.md', () => {
  const without = Object.keys(contracts).filter(
    (feature) => !readdirSync(join(root, 'shared/features', feature)).includes('SPEC.md'),
  );
  expect(without).toEqual([]);
});
