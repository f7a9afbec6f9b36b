import type { Transaction } from 'kysely';
import { officeStream } from '../../shared/kernel/ids.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { type Database, isDiskFull, type Store } from './database.ts';
import type { Fact } from './fact.ts';
import type { Submission } from './host.ts';
import { incident } from './log.ts';
import { newId } from './new-id.ts';
import { append, emptyHead, findReceipts, type Head, readStream, receiptKey } from './stream.ts';
import { holds, type Who } from './who.ts';

class Refused extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super('refused');
    this.reply = reply;
  }
}

/** Records a fact of the office, with what `also` writes to plain tables. */
export type RecordFact = (
  type: string,
  by: string,
  data: Readonly<Record<string, unknown>>,
  also?: (trx: Transaction<Database>) => Promise<void>,
) => Promise<void>;

/** The home of the office's stream: store commands one after another, each in a transaction with its audit fact. */
export class Office {
  readonly #store: Store;
  readonly #key: Buffer;
  readonly #who: Who;
  readonly #now: () => number;
  readonly #listeners = new Set<(name: string, input: unknown, head: Head) => void>();
  #head: Head | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #replies = new Map<string, Promise<Reply>>();

  constructor(options: { store: Store; key: Buffer; who: Who; now: () => number }) {
    this.#store = options.store;
    this.#key = options.key;
    this.#who = options.who;
    this.#now = options.now;
  }

  /** Told after each accepted store command; for caches of plain tables. */
  onCommit(listener: (name: string, input: unknown, head: Head) => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Runs a command once, however often it is sent: a retry joins the run that is under way, before anything is prepared
   * again. A reply with a first password is told again for a while from memory, since its receipt does not hold it.
   */
  submit(submission: Omit<Submission, 'prepared'>, prepare: () => Promise<unknown>): Promise<Reply> {
    const key = receiptKey(submission.actor.id, submission.command);
    const known = this.#replies.get(key);
    if (known) return known;
    const reply = this.#answer(submission, prepare);
    this.#replies.set(key, reply);
    const forget = (): unknown => this.#replies.delete(key);
    reply.then((told) => {
      if (hasSecret(told)) setTimeout(forget, secretMs).unref();
      else forget();
    }, forget);
    return reply;
  }

  async #answer(submission: Omit<Submission, 'prepared'>, prepare: () => Promise<unknown>): Promise<Reply> {
    const { actor, command } = submission;
    const earlier = (await findReceipts(this.#store.read, officeStream, [command])).get(receiptKey(actor.id, command));
    if (earlier) return earlier;
    const prepared = await prepare();
    const reply = this.#turn.then(() => this.#run({ ...submission, prepared }));
    this.#turn = reply.catch(() => {});
    return reply;
  }

  /**
   * Records something that happened in the office and was no command: a seed, a first account. Names ids only. `also` writes
   * to plain tables in the same transaction; where it throws, nothing has happened.
   */
  record: RecordFact = (type, by, data, also = async () => {}) => {
    const done = this.#turn.then(() =>
      this.#store.write.transaction().execute(async (trx) => {
        const at = this.#now();
        await also(trx);
        const head = await this.#readHead();
        this.#head = await append(trx, this.#key, officeStream, head, [{ type, v: 1, at, by, data }], [], at);
      }),
    );
    this.#turn = done.catch(() => {
      this.#head = undefined;
    });
    return done;
  };

  /** In a transaction of its own: the refused one was rolled back with all that it had written. */
  async #rememberRefusal(actor: string, command: string, reply: Reply, at: number): Promise<void> {
    await this.#store.write
      .transaction()
      .execute((trx) =>
        append(trx, this.#key, officeStream, emptyHead, [], [{ actor, command, accepted: false, reply }], at),
      )
      .catch((error) => incident(error, 'receipt of a refusal'));
  }

  async #readHead(): Promise<Head> {
    this.#head ??= (await readStream(this.#store.read, this.#key, officeStream)).head;
    return this.#head;
  }

  async #run({ entry, actor, command, input, prepared }: Submission): Promise<Reply> {
    const { feature, verb, spec } = entry;
    if (!holds(this.#who, actor, spec.right)) return { ok: false, failure: { code: 'forbidden' } };
    const name = `${feature.name}.${verb}`;
    const at = this.#now();
    const head = await this.#readHead();
    try {
      const done = await this.#store.write.transaction().execute(async (trx) => {
        const earlier = (await findReceipts(trx, officeStream, [command])).get(receiptKey(actor.id, command));
        if (earlier) return { reply: earlier, head, fresh: false };
        const result = await feature.run[verb]!(input, { actor, at, newId, trx, prepared });
        if (!result.ok) throw new Refused({ ok: false, failure: result.failure });
        const reply: Reply = { ok: true, value: result.value.reply };
        const fact: Fact = { type: name, v: 1, at, by: actor.id, data: result.value.audit };
        return {
          reply,
          fresh: true,
          head: await append(
            trx,
            this.#key,
            officeStream,
            head,
            [fact],
            [{ actor: actor.id, command, accepted: true, reply: redact(reply) }],
            at,
          ),
        };
      });
      this.#head = done.head;
      if (done.fresh) for (const listener of this.#listeners) listener(name, input, done.head);
      return done.reply;
    } catch (error) {
      if (error instanceof Refused) {
        await this.#rememberRefusal(actor.id, command, error.reply, at);
        return error.reply;
      }
      this.#head = undefined;
      if (isDiskFull(error)) return { ok: false, failure: { code: 'disk-full' } };
      return { ok: false, failure: { code: 'fault', params: { incident: incident(error, name) } } };
    }
  }
}

/** How long a first password is told again to who asks with the same command id. In ms. */
const secretMs = 10 * 60_000;
const hasSecret = (reply: Reply): boolean => JSON.stringify(redact(reply)) !== JSON.stringify(reply);

/** A first password is shown once: the receipt keeps the rest of the reply. */
const redact = (reply: Reply): Reply =>
  JSON.parse(JSON.stringify(reply, (key, value) => (key === 'password' ? '' : value))) as Reply;
