import {
  deskMessagesMax,
  type messages,
  messagesMax,
  type Recipient,
} from '../../../shared/features/messages/contract.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import type { Evolve } from '../../kernel/fact.ts';
import { accept, type FeatureSpec, refuse } from '../../kernel/feature.ts';
import { messageFacts } from './facts.ts';

export interface Message {
  readonly id: string;
  readonly from: string;
  readonly to: Recipient;
  readonly at: number;
}

export interface MessagesSlice {
  /** In the order in which they were sent: the first one is number 1. */
  readonly list: readonly Message[];
  readonly sent: Readonly<Record<string, number>>;
}

export type MessageNeeds = {
  readonly accessOf: (person: string) => Access | undefined;
  readonly isManager: (person: string) => boolean;
};

type Code = (typeof messages)['failures'][number];

export const initial: MessagesSlice = { list: [], sent: {} };

export const evolve: Evolve<MessagesSlice, typeof messageFacts.kinds> = {
  sent: (slice, { message, from, to }, { at }) => ({
    list: [...slice.list, { id: message, from, to, at }],
    sent: { ...slice.sent, [from]: (slice.sent[from] ?? 0) + 1 },
  }),
};

/** Whether somebody may read a message. */
export const isFor = ({ from, to }: Message, person: string, isManager: boolean): boolean =>
  to.kind === 'all' || from === person || to.person === person || (to.kind === 'desk' && isManager);

export const countDenial = (slice: MessagesSlice, person: string, needs: MessageNeeds): Code | null =>
  (slice.sent[person] ?? 0) >= (needs.isManager(person) ? deskMessagesMax : messagesMax) ? 'messages.too-many' : null;
export const othersDenial = (person: string, needs: MessageNeeds): Code | null =>
  needs.accessOf(person)?.audience === 'guests' ? 'messages.guests-to-desk' : null;
export const allDenial = (person: string, needs: MessageNeeds): Code | null =>
  needs.isManager(person) ? null : 'messages.all-by-managers';

/** Why this person cannot write to these, or null. */
export function sendDenial(slice: MessagesSlice, from: string, to: Recipient, needs: MessageNeeds): Code | null {
  if (to.kind === 'all') return allDenial(from, needs) ?? countDenial(slice, from, needs);
  if (needs.accessOf(to.person) === undefined) return 'messages.person-unknown';
  if (to.kind === 'desk') {
    if (to.person !== from && !needs.isManager(from)) return 'messages.not-yours';
    return countDenial(slice, from, needs);
  }
  if (to.person === from) return 'messages.to-self';
  return othersDenial(from, needs) ?? countDenial(slice, from, needs);
}

type Spec = FeatureSpec<typeof messages, MessagesSlice, MessageNeeds, typeof messageFacts.kinds>;
export const decide: NonNullable<Spec['decide']> = {
  record: (slice, { message, from, to }, { needs }) => {
    if (slice.list.some(({ id }) => id === message)) return accept([], {});
    const denial = sendDenial(slice, from, to, needs);
    return denial ? refuse(denial) : accept([messageFacts.make.sent({ message, from, to })], {});
  },
};
