import { catalogue } from '../../shared/catalogue.ts';

export async function catalogueCommand(): Promise<number> {
  process.stdout.write(`${JSON.stringify({ entries: catalogue() }, null, 2)}\n`);
  return 0;
}
