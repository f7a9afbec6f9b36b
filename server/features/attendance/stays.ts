import type { Fact } from '../../kernel/fact.ts';

/** From one coming to the next going; `out` is null where nobody noted one. */
export interface Stay {
  in: number;
  out: number | null;
  by: 'self' | 'code' | 'secretary';
}

/** Every coming and going of a person, out of the facts of his meeting. */
export function stayFrom(facts: readonly Fact[], person: string): Stay[] {
  const stays: Stay[] = [];
  for (const { type, at, data } of facts as readonly Fact<{ person?: string; by: Stay['by'] }>[]) {
    if (data.person !== person) continue;
    if (type === 'attendance.checkedIn') stays.push({ in: at, out: null, by: data.by });
    const last = stays.at(-1);
    if (type === 'attendance.checkedOut' && last?.out === null) last.out = at;
  }
  return stays;
}
