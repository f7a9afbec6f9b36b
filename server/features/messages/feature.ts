import {
  keyOf,
  type MessageView,
  messageDays,
  messages,
  type Recipient,
  threadOf,
} from '../../../shared/features/messages/contract.ts';
import type { MessageId, PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import type { Reply } from '../../../shared/kernel/wire.ts';
import { Bucket } from '../../kernel/bucket.ts';
import { bindNeeds, defineFeature, type Wiring } from '../../kernel/feature.ts';
import { incident } from '../../kernel/log.ts';
import { messageFacts } from './facts.ts';
import { decide, evolve, initial, isFor, type MessageNeeds, type MessagesSlice, sendDenial } from './rules.ts';
import type { messageStore } from './store.ts';
import { meView } from './view.ts';

export interface MessageParts {
  readonly store: ReturnType<typeof messageStore>;
  /** Undefined once a person was erased. */
  readonly nameOf: (person: string) => string | undefined;
  /** Puts a message in its place in the meeting, as the clock does. */
  readonly record: (
    meeting: string,
    input: { readonly message: string; readonly from: string; readonly to: Recipient },
  ) => Promise<Reply>;
  readonly now: () => number;
}

/** How often words that have had their time are erased. In ms. */
const sweepMs = 3_600_000;
const dayMs = 86_400_000;
const keptMs = messageDays * dayMs;
/** The same of a meeting that nobody closed. */
const unclosedMs = 30 * dayMs;
/** Messages of one person: so many at once, then one every two seconds. */
const burst = 20;

export const messagesFeature = ({ store, nameOf, record, now }: MessageParts, needs: Wiring<MessageNeeds>) => {
  let timer: NodeJS.Timeout | undefined;
  const buckets = new Map<string, Bucket>();
  const bucketOf = (person: string): Bucket => {
    const bucket = buckets.get(person) ?? new Bucket(0.5, burst);
    buckets.set(person, bucket);
    return bucket;
  };
  const sweep = (): void =>
    void store.sweep(now() - keptMs, now() - unclosedMs).catch((error) => incident(error, 'sweep of messages'));
  return defineFeature(messages, {
    needs,
    initial,
    facts: messageFacts,
    evolve,
    decide,
    mine: { me: meView },
    routes: {
      send: async ({ actor, params: { meeting, message }, body: { to, text }, state }) => {
        if (!state) return fail('forbidden');
        const slice = state.messages as MessagesSlice;
        const sent = slice.list.find(({ id }) => id === message);
        // A retry of what was sent is told so, whatever has become of the rights since; words that were erased stay so.
        if (sent) return sent.from === actor.id ? ok({}) : fail('invalid');
        const kept = await store.find(meeting, message);
        if (kept && kept.person !== actor.id) return fail('invalid');
        if (!bucketOf(actor.id).take()) return fail('over-limit');
        const denial = sendDenial(slice, actor.id, to, bindNeeds(needs, state));
        if (denial) return fail(denial);
        // As the desk, or to everybody, speaks who leads; at the tablet of a room that takes the password.
        const leads = to.kind === 'all' || (to.kind === 'desk' && to.person !== actor.id);
        if (leads && actor.byPin) return fail('password-due');
        await store.save(meeting, { message, person: actor.id, text, at: now() });
        const reply = await record(meeting, { message, from: actor.id, to });
        if (reply.ok) return ok({});
        await store.remove(meeting, message);
        return { ok: false as const, failure: reply.failure as never };
      },
      list: async ({ actor, params: { meeting, after }, state, access }) => {
        if (!state || !access) return fail('forbidden');
        const manages = access.audience === 'managers';
        const own = (state.messages as MessagesSlice).list
          .map((message, i) => ({ ...message, n: i + 1 }))
          .slice(after)
          .filter((message) => isFor(message, actor.id, manages));
        const texts = await store.list(
          meeting,
          own.map(({ id }) => id),
        );
        const list = own.flatMap(({ id, n, from, to, at }): MessageView[] => {
          const text = texts.get(id);
          return text === undefined ? [] : [{ id: id as MessageId, n, from: from as PersonId, to, at, text }];
        });
        const people = new Set(list.flatMap(({ from, to }) => (to.kind === 'all' ? [from] : [from, to.person])));
        return ok({
          messages: list,
          names: Object.fromEntries(
            [...people].flatMap((person) => {
              const name = nameOf(person);
              return name === undefined ? [] : [[person, name]];
            }),
          ),
          seen: await store.seen(meeting, actor.id),
        });
      },
      see: async ({ actor, params: { meeting }, body: { thread, n }, state, access }) => {
        if (!state || !access) return fail('forbidden');
        const { list } = state.messages as MessagesSlice;
        const manages = access.audience === 'managers';
        // Nothing is kept of threads that are not there: there could be as many as there are ids.
        const isThere = list.some(
          (one) => isFor(one, actor.id, manages) && keyOf(threadOf(one, actor.id)) === keyOf(thread),
        );
        if (isThere) await store.see(meeting, actor.id, keyOf(thread), Math.min(n, list.length));
        return ok({});
      },
    },
    start: async () => {
      sweep();
      timer = setInterval(sweep, sweepMs);
      timer.unref();
    },
    stop: async () => clearInterval(timer),
  });
};
