import { defineFacts, fact } from '../../kernel/fact.ts';

type Entry = { readonly person: string; readonly by: 'self' | 'code' | 'secretary' };

export const attendanceFacts = defineFacts('attendance', {
  checkedIn: fact<Entry>(1, { concerns: (data) => [data.person] }),
  checkedOut: fact<Entry>(1, { concerns: (data) => [data.person] }),
});
