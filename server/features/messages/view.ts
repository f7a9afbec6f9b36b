import type { ViewContext } from '../../kernel/feature.ts';
import { allDenial, countDenial, isFor, type MessageNeeds, type MessagesSlice, othersDenial } from './rules.ts';

export const meView = (slice: MessagesSlice, person: string, { needs }: ViewContext<MessageNeeds>) => {
  const isManager = needs.isManager(person);
  const last = slice.list.findLastIndex((message) => isFor(message, person, isManager));
  return {
    last: last + 1,
    sendDenial: countDenial(slice, person, needs),
    othersDenial: othersDenial(person, needs),
    allDenial: allDenial(person, needs),
  };
};
