import { isAccountRight } from '../../shared/kernel/roles.ts';
import type { Reply } from '../../shared/kernel/wire.ts';
import { isDiskFull, isTaken, type Store } from './database.ts';
import type { Fact } from './fact.ts';
import type { Actor, Feature, State } from './feature.ts';
import { incident, log } from './log.ts';
import { newId } from './new-id.ts';
import type { CommandEntry, Registry } from './registry.ts';
import {
  append,
  bodyOf,
  emptyHead,
  findReceipt,
  findReceipts,
  type Head,
  type Receipt,
  readStream,
  receiptKey,
} from './stream.ts';
import { holds, type Who } from './who.ts';

/** A command as it reaches the host of its stream: parsed, and prepared where its feature reads plain tables. */
export interface Submission {
  readonly entry: CommandEntry;
  readonly actor: Actor;
  readonly command: string;
  readonly input: unknown;
  readonly prepared: unknown;
}

export interface Commit {
  readonly before: State;
  readonly after: State;
  readonly facts: readonly Fact[];
}

export interface HostOptions {
  readonly store: Store;
  readonly registry: Registry;
  readonly who: Who;
  readonly key: Buffer;
  readonly now: () => number;
  readonly onCommit: (host: Host, commit: Commit) => void;
}

const refusal = (code: string, params?: Record<string, string | number>): Reply => ({
  ok: false,
  failure: params ? { code, params } : { code },
});
/** Commands of one commit at most; more wait for the next. */
const batchMax = 1000;

interface Waiting {
  readonly submission: Submission;
  readonly settle: (reply: Reply) => void;
}

interface Outcome {
  readonly replies: readonly Reply[];
  readonly state: State;
  readonly head: Head;
  readonly facts: readonly Fact[];
}

/**
 * The home of one meeting's stream. Commands decide and evolve on a pending state; whatever is queued shares one commit;
 * replies and views come from the committed state only. A failed commit resets the pending state and refuses.
 */
export class Host {
  readonly stream: string;
  readonly #options: HostOptions;
  #state: State;
  #head: Head = emptyHead;
  #readOnly = false;
  #queue: Waiting[] = [];
  #running = false;
  readonly #inFlight = new Map<string, Promise<Reply>>();

  constructor(stream: string, options: HostOptions) {
    this.stream = stream;
    this.#options = options;
    this.#state = options.registry.initial;
  }

  get state(): State {
    return this.#state;
  }
  get head(): Head {
    return this.#head;
  }
  /** An entry that this program does not know, or a broken chain: nothing is added to such a stream. */
  get readOnly(): boolean {
    return this.#readOnly;
  }
  /** Settles when everything that was sent has its answer. */
  async settled(): Promise<void> {
    await Promise.all(this.#inFlight.values());
  }
  get idle(): boolean {
    return !this.#running && this.#queue.length === 0;
  }

  /** Folds the stream from the log; also after a lost number race. */
  async load(): Promise<void> {
    const { store, registry, key } = this.#options;
    const { facts, head, intact } = await readStream(store.read, key, this.stream);
    let state = registry.initial;
    this.#readOnly = !intact;
    for (const fact of facts) {
      const next = registry.evolve(state, fact);
      if (next) state = next;
      else this.#readOnly = true;
    }
    if (this.#readOnly)
      log.error({ stream: this.stream, intact }, 'stream is read-only: unknown entry or broken chain');
    this.#state = state;
    this.#head = head;
  }

  /** Decides a command, makes it durable and answers; the same command of the same actor joins the first one's answer. */
  submit(submission: Submission): Promise<Reply> {
    const key = receiptKey(submission.actor.id, submission.command);
    const joined = this.#inFlight.get(key);
    if (joined) return joined;
    const reply = new Promise<Reply>((settle) => {
      this.#queue.push({ submission, settle });
      if (!this.#running) {
        this.#running = true;
        // After this turn's sockets were read: an idle host answers at once, a burst shares one commit.
        setImmediate(() => void this.#pump());
      }
    });
    this.#inFlight.set(key, reply);
    void reply.finally(() => this.#inFlight.delete(key));
    return reply;
  }

  /** What this command was answered before, or is about to be; undefined for one that is new here. */
  async answered(actor: string, command: string): Promise<Reply | undefined> {
    const joined = this.#inFlight.get(receiptKey(actor, command));
    if (joined) return joined;
    return findReceipt(this.#options.store.read, this.stream, actor, command);
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, batchMax);
      const before = this.#state;
      const outcome = await this.#commit(batch.map((waiting) => waiting.submission));
      if (outcome) {
        this.#state = outcome.state;
        this.#head = outcome.head;
      }
      for (const [i, waiting] of batch.entries()) waiting.settle(outcome?.replies[i] ?? this.#failed);
      if (outcome && outcome.facts.length > 0) this.#tell({ before, after: outcome.state, facts: outcome.facts });
      // Lets sockets be read between commits, so that a burst gathers and live values pass.
      await new Promise(setImmediate);
    }
    this.#running = false;
  }

  /** What listens to commits (views, timers, work in the background) never stops the stream that it listens to. */
  #tell(commit: Commit): void {
    try {
      this.#options.onCommit(this, commit);
    } catch (error) {
      incident(error, `after commit ${this.stream}`);
    }
  }

  #failed: Reply = refusal('fault');

  async #commit(batch: readonly Submission[]): Promise<Outcome | undefined> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#options.store.write.transaction().execute((trx) => this.#attempt(trx, batch));
      } catch (error) {
        if (isTaken(error) && attempt < 3 && (await this.#reload())) continue;
        this.#failed = isDiskFull(error)
          ? refusal('disk-full')
          : refusal('fault', { incident: incident(error, `commit ${this.stream}`) });
        return undefined;
      }
    }
  }

  async #reload(): Promise<boolean> {
    try {
      await this.load();
      return true;
    } catch (error) {
      incident(error, `reload ${this.stream}`);
      return false;
    }
  }

  async #attempt(trx: Parameters<typeof append>[0], batch: readonly Submission[]): Promise<Outcome> {
    const { registry, key, now } = this.#options;
    const at = now();
    const known = await findReceipts(
      trx,
      this.stream,
      batch.map((submission) => submission.command),
    );
    const receipts: Receipt[] = [];
    const facts: Fact[] = [];
    let state = this.#state;
    const replies = batch.map((submission): Reply => {
      const earlier = known.get(receiptKey(submission.actor.id, submission.command));
      if (earlier) return earlier;
      const decided = this.#decide(state, submission, at);
      state = decided.state;
      facts.push(...decided.facts);
      if (decided.remember)
        receipts.push({
          actor: submission.actor.id,
          command: submission.command,
          accepted: decided.reply.ok,
          reply: decided.reply,
        });
      return decided.reply;
    });
    const head = await append(trx, key, this.stream, this.#head, facts, receipts, at);
    if (facts.length > 0)
      for (const feature of registry.features) await feature.project?.(trx, this.stream, facts, state[feature.name]);
    return { replies, state, head, facts };
  }

  #decide(
    state: State,
    { entry, actor, input, prepared }: Submission,
    at: number,
  ): { reply: Reply; state: State; facts: readonly Fact[]; remember: boolean } {
    const { registry, who } = this.#options;
    const { feature, verb, spec } = entry;
    const refused = (reply: Reply, remember = false) => ({ reply, state, facts: [], remember });
    if (!holds(who, actor, spec.right, isAccountRight(spec.right) ? undefined : state))
      return refused(refusal('forbidden'));
    if (this.#readOnly) return refused(refusal('read-only'));
    if (!spec.afterClosing && who.closed(state)) return refused(refusal('closed'));
    try {
      const decision = feature.decide[verb]!(state[feature.name], input, {
        meeting: this.stream,
        actor,
        at,
        newId,
        needs: registry.needs(feature, state),
        prepared,
      });
      if (!decision.ok) return refused({ ok: false, failure: decision.failure }, true);
      const facts = decision.facts.map(
        (fact): Fact => ({ type: fact.type, v: fact.v, at, by: actor.id, data: fact.data }),
      );
      let next = state;
      for (const fact of facts) {
        // Folded from what will be stored: what JSON does not keep must not be believed.
        const folded = registry.evolve(next, JSON.parse(bodyOf(fact)) as Fact);
        if (!folded) throw new Error(`${verb} answered a fact that nothing folds: ${fact.type}`);
        next = folded;
      }
      return { reply: { ok: true, value: decision.reply }, state: next, facts, remember: true };
    } catch (error) {
      return refused(refusal('fault', { incident: incident(error, `${feature.name}.${verb}`) }));
    }
  }

  /** What a feature needs of others in the committed state. */
  needs(feature: Feature): Readonly<Record<string, (...args: readonly unknown[]) => unknown>> {
    return this.#options.registry.needs(feature, this.#state);
  }
}
