import { agendaFacts } from './features/agenda/facts.ts';
import type { AgendaSlice } from './features/agenda/rules.ts';
import type { MeetingCopy } from './features/meetings/rules.ts';
import { participantFacts } from './features/participants/facts.ts';
import { invitedOf, type ParticipantsSlice } from './features/participants/rules.ts';
import type { State } from './kernel/feature.ts';

/**
 * What a new meeting takes over from an earlier one: the agenda's items with their lengths and presenters, and the
 * participants with their votes and the items that they attend. Papers, questions and what happened stay there.
 */
export const copyOf =
  (source: State): MeetingCopy =>
  (maker, newId) => {
    const agenda = source.agenda as AgendaSlice;
    const participants = source.participants as ParticipantsSlice;
    const ids = new Map(agenda.order.map((item) => [item, newId()]));
    const items = agenda.order.flatMap((item) => {
      const found = agenda.items[item];
      if (!found) return [];
      const { title, minutes, presenter, unit, sub = false } = found;
      return [agendaFacts.make.itemAdded({ item: ids.get(item)!, title, minutes, presenter, unit, sub })];
    });
    // Who came instead of somebody came once.
    const invited = invitedOf(participants);
    const people = invited
      .toSorted(([, a], [, b]) => a.order - b.order)
      .map(([person, { offices, votes, items: attended }]) => {
        const kept = attended === 'all' ? ('all' as const) : attended.flatMap((item) => ids.get(item) ?? []);
        // The maker is in already, as the secretary.
        return person === maker
          ? participantFacts.make.changed({ person, votes, items: 'all' })
          : participantFacts.make.added({
              person,
              offices: offices.filter((office) => office === 'secretary'),
              votes,
              items: kept,
            });
      });
    const chair = invited.find(([, { offices }]) => offices.includes('chair'))?.[0] ?? null;
    return [
      ...people,
      ...(chair === null ? [] : [participantFacts.make.chairHandedOver({ from: null, to: chair })]),
      ...items,
    ];
  };
