import type { Recipient } from '../../../shared/features/messages/contract.ts';
import { defineFacts, fact } from '../../kernel/fact.ts';

/** That somebody wrote to somebody; the words lie in a table and go with their author. */
export interface Sent {
  readonly message: string;
  readonly from: string;
  readonly to: Recipient;
}

export const messageFacts = defineFacts('messages', {
  /** Of what goes to the desk its chair and secretaries are concerned, who are known only to the meeting. */
  sent: fact<Sent>(1, { concerns: ({ from, to }) => (to.kind === 'person' ? [from, to.person] : 'all') }),
});
