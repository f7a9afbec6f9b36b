import type { EndpointName } from '../../../shared/protocol.ts';
import type { AnswerKeeper } from '../call.ts';
import { answerName } from './names.ts';
import type { Packs } from './packs.ts';

/** What the tablet asks for beside views and papers, and shows without a line as it was answered last. */
const kept: ReadonlySet<EndpointName> = new Set([
  'documents.letters',
  'assistant.document',
  'assistant.meeting',
  'opinions.mine',
]);

const meetingOf = (address: string): string => address.split('/')[3] ?? '';

/** Keeps answers of the meetings that are kept on this device. */
export const answersOf = (packs: Pick<Packs, 'of' | 'store'>): AnswerKeeper => ({
  find: async (name, address) =>
    kept.has(name) ? packs.store.getJson(answerName(address)).catch(() => undefined) : undefined,
  keep: (name, address, value) => {
    if (kept.has(name) && packs.of(meetingOf(address)))
      void packs.store.putJson(answerName(address), value).catch(() => {});
  },
});
