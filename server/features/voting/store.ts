import type { Store } from '../../kernel/database.ts';

/** Votes that are looked through for one person: those of a year or two, and few enough that nobody waits meanwhile. */
const decisionsMax = 300;

/** Votes of closed meetings, from the projection. */
export const decisionStore = (store: Store) => ({
  /** Of other meetings than this one that are over, under items that the person was asked to attend; the newest first. */
  ofPerson: async (person: string, except: string) => {
    const rows = await store.read
      .selectFrom('decisions')
      .innerJoin('meetings', 'meetings.id', 'decisions.meeting')
      .innerJoin('meeting_people as mine', (join) =>
        join.onRef('mine.meeting', '=', 'decisions.meeting').on('mine.person', '=', person),
      )
      .innerJoin('agenda_items', (join) =>
        join.onRef('agenda_items.meeting', '=', 'decisions.meeting').onRef('agenda_items.item', '=', 'decisions.item'),
      )
      .select(['decisions.meeting', 'meetings.title', 'agenda_items.title as item', 'text', 'passed', 'at'])
      .where('decisions.meeting', '!=', except)
      .where('meetings.state', '=', 'closed')
      .where('rehearsal', '=', 0)
      .where((e) =>
        e.or([
          e('mine.all_items', '=', 1),
          e.exists(
            e
              .selectFrom('attended_items')
              .select('attended_items.item')
              .whereRef('attended_items.meeting', '=', 'decisions.meeting')
              .whereRef('attended_items.item', '=', 'decisions.item')
              .where('attended_items.person', '=', person),
          ),
        ]),
      )
      .orderBy('at', 'desc')
      .limit(decisionsMax)
      .execute();
    return rows.map((row) => ({ ...row, passed: row.passed === 1, at: Number(row.at) }));
  },
});
