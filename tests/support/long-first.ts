import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each. A runner that knows nothing of earlier runs goes by size of file, and would leave one of its two workers idle at the end. */
const long = ['/tests/e2e/layout.test.ts', '/tests/collab/storm.test.ts', '/tests/e2e/start.test.ts'];

const weight = (file: TestSpecification): number => {
  const place = long.findIndex((name) => file.moduleId.endsWith(name));
  return place < 0 ? long.length : place;
};

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => weight(a) - weight(b));
  }
}
