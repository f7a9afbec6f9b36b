import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { chain, genesis } from './chain.ts';
import { readCheckpoints } from './checkpoints.ts';
import type { Database } from './database.ts';

/** What `audit verify` found: an empty list of problems means that everything up to the last checkpoint is as it was. */
export interface Verdict {
  readonly streams: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly problems: readonly {
    readonly stream: string;
    readonly n: number;
    readonly what: 'numbering' | 'chain' | 'cut' | 'restamped' | 'checkpoint';
  }[];
  /** Entries after the last checkpoint of their stream: a cut of these alone cannot be told. */
  readonly uncovered: number;
}

/** Compares every stored entry with its chain and with the signed checkpoints. */
export async function verifyLog(
  db: Kysely<Database>,
  logKey: Buffer,
  checkpointPath: string,
  checkpointKey: KeyObject,
): Promise<Verdict> {
  const problems: Verdict['problems'][number][] = [];
  const { checkpoints, broken } = readCheckpoints(checkpointPath, checkpointKey);
  if (broken !== null) problems.push({ stream: '', n: broken, what: 'checkpoint' });
  const covered = new Map<string, Map<number, string>>();
  for (const checkpoint of checkpoints)
    for (const [stream, [n, mac]] of Object.entries(checkpoint.heads)) {
      const heads = covered.get(stream) ?? new Map<number, string>();
      covered.set(stream, heads.set(n, mac));
    }
  const streams = await db.selectFrom('facts').select('stream').distinct().orderBy('stream').execute();
  let entries = 0;
  let uncovered = 0;
  for (const { stream } of streams) {
    const rows = await db
      .selectFrom('facts')
      .select(['n', 'body', 'mac'])
      .where('stream', '=', stream)
      .orderBy('n')
      .execute();
    entries += rows.length;
    let mac = genesis;
    const misnumbered = rows.findIndex((row, i) => row.n !== i + 1);
    if (misnumbered >= 0) problems.push({ stream, n: misnumbered + 1, what: 'numbering' });
    const unchained = rows.findIndex((row) => {
      const holds = row.mac === chain(logKey, mac, stream, row.n, row.body);
      mac = row.mac;
      return !holds;
    });
    if (unchained >= 0) problems.push({ stream, n: unchained + 1, what: 'chain' });
    const heads = covered.get(stream) ?? new Map<number, string>();
    const byNumber = new Map(rows.map((row) => [row.n, row.mac]));
    for (const [n, signed] of heads) {
      const stored = byNumber.get(n);
      if (stored === undefined) problems.push({ stream, n, what: 'cut' });
      else if (stored !== signed) problems.push({ stream, n, what: 'restamped' });
    }
    uncovered += Math.max(0, rows.length - Math.max(0, ...heads.keys()));
  }
  const present = new Set(streams.map((row) => row.stream));
  for (const [stream, heads] of covered)
    if (!present.has(stream)) problems.push({ stream, n: Math.max(...heads.keys()), what: 'cut' });
  return { streams: streams.length, entries, checkpoints: checkpoints.length, problems, uncovered };
}
