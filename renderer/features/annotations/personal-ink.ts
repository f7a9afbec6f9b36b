import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { fromBase64, toBase64url } from '../../kernel/base64.ts';
import { call } from '../../kernel/call.ts';
import type { OwnKey } from '../../kernel/own-key.ts';
import type { PersonalInk } from './ink-session.ts';

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
