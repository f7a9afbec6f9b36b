import { createHmac } from 'node:crypto';
import { personal } from '../../../shared/features/personal/contract.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { defineFacts } from '../../kernel/fact.ts';
import { defineFeature } from '../../kernel/feature.ts';
import { newId } from '../../kernel/new-id.ts';
import type { RecordFact } from '../../kernel/office.ts';
import {
  endRecovery,
  isOffered,
  keepRecovery,
  type Recovery,
  type recoveryStore,
  releaseRecovery,
  setOffered,
  takeRecovery,
} from './recovery/recovery-store.ts';
import { openUntil, partDenial, releaseDenial } from './rules.ts';
import type { personalStore } from './store.ts';

export interface PersonalParts {
  readonly store: ReturnType<typeof personalStore>;
  readonly recovery: ReturnType<typeof recoveryStore>;
  /** Lies in keys/: the server's part of a recovery is derived from it, and is in no table and in no backup of the data. */
  readonly secret: Buffer;
  readonly lookup: (
    person: string,
  ) => { readonly name: string; readonly position: string; readonly unit: string } | undefined;
  readonly record: RecordFact;
  readonly now: () => number;
}

/** Another attempt has the release by now; nothing has happened. */
class Missed extends Error {}

/** What only its owner reads: no fact, no audit and no manager tells of it. Who recovers a key is told. */
export const personalFeature = ({ store, recovery, secret, lookup, record, now }: PersonalParts) => {
  /** The server's part of one wrapping; without the person's code it opens nothing. */
  const partOf = (person: string, id: string): string =>
    createHmac('sha256', secret).update(`recovery/${person}/${id}`).digest('base64url');
  /** Binds a release to an attempt, with the entry that tells of it; false where another one was quicker. */
  const take = (kept: Recovery, attempt: string): Promise<boolean> =>
    record('personal.recoveryTaken', kept.person, {}, async (trx) => {
      if (!(await takeRecovery(trx, kept, attempt))) throw new Missed();
    }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Missed) return false;
        throw error;
      },
    );
  return defineFeature(personal, {
    initial: {},
    facts: defineFacts('personal', {}),
    evolve: {},
    run: {
      offerRecovery: async ({ offered }, { trx, at }) => {
        const removed = await setOffered(trx, offered, at);
        return ok({ reply: {}, audit: offered ? { offered } : { offered, removed } });
      },
      keepRecovery: async ({ id, wrapped }, { trx, actor, at }) => {
        if (!(await isOffered(trx))) return fail('personal.recovery-off');
        await keepRecovery(trx, { person: actor.id, id, wrapped, since: at });
        return ok({ reply: {}, audit: {} });
      },
      endRecovery: async (_, { trx, actor }) => {
        await endRecovery(trx, actor.id);
        return ok({ reply: {}, audit: {} });
      },
      releaseRecovery: async ({ person }, { trx, actor, at }) => {
        const denial = releaseDenial(actor.id, person);
        if (denial) return fail(denial);
        if (!(await isOffered(trx))) return fail('personal.recovery-off');
        const until = await releaseRecovery(trx, person, at);
        return until === undefined ? fail('personal.no-recovery') : ok({ reply: { until }, audit: { person, until } });
      },
    },
    routes: {
      key: async ({ actor }) => ok({ key: (await store.findKey(actor.id)) ?? null }),
      keepKey: async ({ actor, body }) => {
        // The first one puts nothing out of reach; another one closes for good what was sealed before.
        if (actor.byPin && body.replaces !== null) return fail('password-due');
        const kept = await store.saveKey(actor.id, body.key, body.replaces, body.endsRecovery);
        return kept ? ok({}) : fail('personal.key-changed');
      },
      recovery: async ({ actor }) => {
        const kept = await recovery.find(actor.id);
        return ok({
          offered: await recovery.offered(),
          since: kept?.since ?? null,
          until: kept ? openUntil(kept, now()) : null,
        });
      },
      newPart: async ({ actor }) => {
        if (!(await recovery.offered())) return fail('personal.recovery-off');
        const id = newId();
        return ok({ id, part: partOf(actor.id, id) });
      },
      takePart: async ({ actor, body: { attempt } }) => {
        const kept = await recovery.find(actor.id);
        if (!kept) return fail('personal.no-recovery');
        const denial = partDenial(kept, attempt, now());
        if (denial) return fail(denial);
        if (kept.attempt === null && !(await take(kept, attempt))) return fail('personal.not-released');
        return ok({ id: kept.id, part: partOf(actor.id, kept.id), wrapped: kept.wrapped });
      },
      recoveries: async () => {
        const at = now();
        const people = (await recovery.list()).map(({ person, since, ...release }) => {
          const named = lookup(person);
          return {
            person: person as PersonId,
            name: named?.name ?? '',
            position: named?.position ?? '',
            unit: named?.unit ?? '',
            since,
            until: openUntil(release, at),
            taken: release.attempt !== null,
          };
        });
        return ok({ offered: await recovery.offered(), people });
      },
      pieces: async ({ actor, params }) => ok(await store.list(actor.id, params.meeting, params.slot, params.after)),
      addPiece: async ({ actor, params, body }) => {
        const bytes = Buffer.from(body.body, 'base64url');
        return (await store.add(actor.id, params.meeting, params.slot, body.id, bytes))
          ? ok({})
          : fail('personal.too-much');
      },
    },
  });
};
