import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Reply } from '../../shared/kernel/wire.ts';
import { chain, genesis } from './chain.ts';
import type { Database } from './database.ts';
import type { Fact } from './fact.ts';

/** Where a stream ends: its number of entries and the hash of the last. */
export interface Head {
  readonly n: number;
  readonly mac: string;
}

export const emptyHead: Head = { n: 0, mac: genesis };

export interface Receipt {
  readonly actor: string;
  readonly command: string;
  readonly accepted: boolean;
  readonly reply: Reply;
}

const bodies = new WeakMap<Fact, string>();
/** The bytes under which a fact is stored; made once for the fold before the commit and for the commit. */
export function bodyOf(fact: Fact): string {
  let body = bodies.get(fact);
  if (body === undefined) {
    body = JSON.stringify(fact);
    bodies.set(fact, body);
  }
  return body;
}

export const receiptKey = (actor: string, command: string): string => `${actor} ${command}`;

/** Reads a stream from its beginning; `intact` is false where an entry does not fit the chain. */
export async function readStream(
  db: Kysely<Database>,
  key: Buffer,
  stream: string,
): Promise<{ readonly facts: readonly Fact[]; readonly head: Head; readonly intact: boolean }> {
  const rows = await db
    .selectFrom('facts')
    .select(['n', 'body', 'mac'])
    .where('stream', '=', stream)
    .orderBy('n')
    .execute();
  let mac = genesis;
  let intact = true;
  const facts = rows.map((row, i) => {
    mac = chain(key, mac, stream, i + 1, row.body);
    if (row.n !== i + 1 || row.mac !== mac) intact = false;
    return JSON.parse(row.body) as Fact;
  });
  return { facts, head: { n: rows.length, mac: rows.at(-1)?.mac ?? genesis }, intact };
}

/** A stream as it is stored, for whoever takes it out of the product. */
export const readLog = (
  db: Kysely<Database>,
  stream: string,
): Promise<{ readonly n: number; readonly body: string; readonly mac: string }[]> =>
  db.selectFrom('facts').select(['n', 'body', 'mac']).where('stream', '=', stream).orderBy('n').execute();

/** The reply that this actor's command was given before, or undefined. */
export async function findReceipt(
  db: Kysely<Database>,
  stream: string,
  actor: string,
  command: string,
): Promise<Reply | undefined> {
  const row = await db
    .selectFrom('receipts')
    .select('reply')
    .where('stream', '=', stream)
    .where('actor', '=', actor)
    .where('command', '=', command)
    .executeTakeFirst();
  return row && (JSON.parse(row.reply) as Reply);
}

/** Replies that were given to these commands before, by `receiptKey`. */
export async function findReceipts(
  trx: Kysely<Database>,
  stream: string,
  commands: readonly string[],
): Promise<ReadonlyMap<string, Reply>> {
  const rows = await trx
    .selectFrom('receipts')
    .select(['actor', 'command', 'reply'])
    .where('stream', '=', stream)
    .where('command', 'in', commands)
    .execute();
  return new Map(rows.map((row) => [receiptKey(row.actor, row.command), JSON.parse(row.reply) as Reply]));
}

/**
 * Appends facts and receipts inside a transaction and gives the new head. One statement per table whatever the count:
 * rows travel as one JSON parameter. A taken number (another node was quicker) violates the key and throws.
 */
export async function append(
  trx: Transaction<Database>,
  key: Buffer,
  stream: string,
  head: Head,
  facts: readonly Fact[],
  receipts: readonly Receipt[],
  at: number,
): Promise<Head> {
  let { n, mac } = head;
  const rows = facts.map((fact) => {
    const body = bodyOf(fact);
    n += 1;
    mac = chain(key, mac, stream, n, body);
    return [n, body, mac];
  });
  if (rows.length > 0)
    await trx.executeQuery(
      CompiledQuery.raw(
        `insert into facts (stream, n, body, mac) select ?, value ->> 0, value ->> 1, value ->> 2 from json_each(?)`,
        [stream, JSON.stringify(rows)],
      ),
    );
  if (receipts.length > 0)
    await trx.executeQuery(
      CompiledQuery.raw(
        `insert into receipts (stream, actor, command, accepted, reply, at)
         select ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ? from json_each(?)`,
        [
          stream,
          at,
          JSON.stringify(receipts.map((r) => [r.actor, r.command, r.accepted ? 1 : 0, JSON.stringify(r.reply)])),
        ],
      ),
    );
  return { n, mac };
}
