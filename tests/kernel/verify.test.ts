import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chain, genesis } from '../../server/kernel/chain.ts';
import { Checkpoints } from '../../server/kernel/checkpoints.ts';
import { type Database, openStore, type Store } from '../../server/kernel/database.ts';
import { migrate } from '../../server/kernel/migrate.ts';
import { append, emptyHead } from '../../server/kernel/stream.ts';
import { verifyLog } from '../../server/kernel/verify.ts';

const rounds = 100;
const streams = ['stream01', 'stream02', 'stream03'];
const covered = 30;
const after = 4;
const key = Buffer.alloc(32, 9);
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

let folder: string;
let store: Store;
let checkpointPath: string;

/** A small generator with a seed, so that a failing round can be played again. */
function random(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (state >>> 0) % below;
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghisu-verify-'));
  store = openStore(join(folder, 'a.sqlite'));
  await migrate(store.write);
  checkpointPath = join(folder, 'checkpoints.jsonl');
  const checkpoints = new Checkpoints(checkpointPath, privateKey, () => 1);
  for (const stream of streams) {
    let head = emptyHead;
    for (let n = 1; n <= covered + after; n++) {
      head = await store.write
        .transaction()
        .execute((trx) => append(trx, key, stream, head, [{ type: 'a.b', v: 1, at: n, by: 'x', data: { n } }], [], n));
      if (n <= covered && n % 10 === 0) {
        checkpoints.note(stream, head);
        checkpoints.write();
      }
    }
  }
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const verify = (db: Kysely<Database> = store.write) => verifyLog(db, key, checkpointPath, publicKey);

/** Does harm, looks, and takes it back. */
async function harmed(harm: (trx: Kysely<Database>) => Promise<void>): Promise<Awaited<ReturnType<typeof verify>>> {
  let verdict: Awaited<ReturnType<typeof verify>> | undefined;
  const undo = new Error('undo');
  await store.write
    .transaction()
    .execute(async (trx) => {
      await harm(trx);
      verdict = await verify(trx);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return verdict!;
}

const rows = (db: Kysely<Database>, stream: string) =>
  db.selectFrom('facts').selectAll().where('stream', '=', stream).orderBy('n').execute();
const write = async (
  db: Kysely<Database>,
  stream: string,
  kept: readonly { n: number; body: string; mac: string }[],
): Promise<void> => {
  await db.deleteFrom('facts').where('stream', '=', stream).execute();
  if (kept.length > 0)
    await db
      .insertInto('facts')
      .values(kept.map(({ n, body, mac }) => ({ stream, n, body, mac })))
      .execute();
};
/** What an attacker with the log's key can do: number and chain everything anew. */
const restamp = (stream: string, bodies: readonly string[]) => {
  let mac = genesis;
  return bodies.map((body, i) => {
    mac = chain(key, mac, stream, i + 1, body);
    return { n: i + 1, body, mac };
  });
};

it('an untouched log is whole, and says how many entries nothing covers yet', async () => {
  expect(await verify()).toEqual({
    streams: 3,
    entries: 3 * (covered + after),
    checkpoints: 9,
    problems: [],
    uncovered: 3 * after,
  });
});

describe('without the key', () => {
  const each = async (
    harm: (trx: Kysely<Database>, pick: (below: number) => number, stream: string) => Promise<void>,
  ): Promise<number> => {
    let found = 0;
    for (let round = 1; round <= rounds; round++) {
      const pick = random(round);
      const verdict = await harmed((trx) => harm(trx, pick, streams[pick(3)]!));
      if (verdict.problems.length > 0) found += 1;
    }
    return found;
  };

  it('an edited entry is found', async () => {
    expect(
      await each(async (trx, pick, stream) => {
        const n = 1 + pick(covered + after);
        await trx
          .updateTable('facts')
          .set({ body: JSON.stringify({ type: 'a.b', v: 1, at: n, by: 'x', data: { n: 1000 + n } }) })
          .where('stream', '=', stream)
          .where('n', '=', n)
          .execute();
      }),
    ).toBe(rounds);
  });

  it('a deleted entry is found, renumbered or not', async () => {
    expect(
      await each(async (trx, pick, stream) => {
        const all = await rows(trx, stream);
        all.splice(pick(covered + after - 1), 1);
        await write(trx, stream, pick(2) === 0 ? all : all.map((row, i) => ({ ...row, n: i + 1 })));
      }),
    ).toBe(rounds);
  });

  it('an inserted entry is found', async () => {
    expect(
      await each(async (trx, pick, stream) => {
        const all = await rows(trx, stream);
        const at = pick(all.length);
        all.splice(at, 0, { ...all[pick(all.length)]!, body: '{"type":"a.b","v":1,"at":1,"by":"y","data":{}}' });
        await write(
          trx,
          stream,
          all.map((row, i) => ({ ...row, n: i + 1 })),
        );
      }),
    ).toBe(rounds);
  });

  it('two entries that changed places are found', async () => {
    expect(
      await each(async (trx, pick, stream) => {
        const all = await rows(trx, stream);
        const a = pick(all.length - 1);
        const b = a + 1 + pick(all.length - a - 1);
        const moved = all.with(a, all[b]!).with(b, all[a]!);
        await write(
          trx,
          stream,
          moved.map((row, i) => ({ ...row, n: i + 1 })),
        );
      }),
    ).toBe(rounds);
  });

  it('a cut that reaches what was signed is found; a cut of the uncovered tail shows only in the count', async () => {
    expect(
      await each(async (trx, pick, stream) => {
        await trx.deleteFrom('facts').where('stream', '=', stream).where('n', '>', pick(covered)).execute();
      }),
    ).toBe(rounds);
    const tail = await harmed(async (trx) => {
      await trx.deleteFrom('facts').where('n', '>', covered).execute();
    });
    expect(tail.problems).toEqual([]);
    expect(tail.uncovered).toBe(0);
  });
});

it('with the log’s key but not the checkpoint key: a restamped log is found', async () => {
  let found = 0;
  for (let round = 1; round <= rounds; round++) {
    const pick = random(round);
    const stream = streams[pick(3)]!;
    const verdict = await harmed(async (trx) => {
      const bodies = (await rows(trx, stream)).map((row) => row.body);
      const n = pick(covered);
      await write(trx, stream, restamp(stream, bodies.with(n, bodies[n]!.replace('"by":"x"', '"by":"z"'))));
    });
    if (verdict.problems.some((problem) => problem.what === 'restamped')) found += 1;
  }
  expect(found).toBe(rounds);
});

it('a checkpoint file that was edited, cut in the middle or signed by another is found', async () => {
  const whole = readFileSync(checkpointPath, 'utf8');
  const lines = whole.trimEnd().split('\n');
  const foreign = generateKeyPairSync('ed25519').privateKey;
  const forged = join(folder, 'forged.jsonl');
  const checkpoints = new Checkpoints(forged, foreign, () => 1);
  checkpoints.note(streams[0]!, { n: 1, mac: genesis });
  checkpoints.write();
  const versions = [
    lines.with(3, lines[3]!.replace('"at":1', '"at":2')),
    lines.toSpliced(4, 1),
    lines.with(0, readFileSync(forged, 'utf8').trim()),
    lines.with(2, 'no json'),
  ];
  try {
    for (const version of versions) {
      writeFileSync(checkpointPath, `${version.join('\n')}\n`);
      expect((await verify()).problems.some((problem) => problem.what === 'checkpoint')).toBe(true);
    }
  } finally {
    writeFileSync(checkpointPath, whole);
  }
  expect((await verify()).problems).toEqual([]);
});
