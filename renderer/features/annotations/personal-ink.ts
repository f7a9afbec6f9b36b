import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { fromBase64, toBase64url } from '../../kernel/base64.ts';
import { call } from '../../kernel/call.ts';
import type { OwnKey } from '../../kernel/own-key.ts';

/** Where private ink lies: sealed, and opened by its owner's devices alone. */
export interface PersonalInk {
  /** The updates of a document of his that came after a number, 0 for all, and the number of the last one. */
  readonly load: (
    name: string,
    after: number,
  ) => Promise<Result<{ readonly updates: readonly Uint8Array[]; readonly last: number }>>;
  readonly keep: (name: string, id: string, update: Uint8Array) => Promise<Result<unknown>>;
}

/** Private ink on the server: each update sealed before it leaves this device. */
export const personalInk = (key: OwnKey, meetingId: string): PersonalInk => {
  const meeting = meetingId as MeetingId;
  return {
    load: async (name, after) => {
      const slot = await key.slotOf(name);
      const updates: Uint8Array[] = [];
      let last = after;
      for (;;) {
        const answer = await call('personal.pieces', { meeting, slot, after: last });
        if (!answer.ok) return answer;
        for (const { n, body } of answer.value.pieces) {
          last = n;
          // A piece of a key that was given up stays closed.
          const update = await key.open(slot, fromBase64(body));
          if (update) updates.push(update);
        }
        if (!answer.value.more) return ok({ updates, last });
      }
    },
    keep: async (name, id, update) => {
      const slot = await key.slotOf(name);
      const body = toBase64url(await key.seal(slot, update));
      return call('personal.addPiece', { meeting, slot }, { id, body });
    },
  };
};
