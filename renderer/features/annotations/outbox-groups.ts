import { type Layer, parseInkName } from '../../../shared/collab/names.ts';
import { unpackMark } from '../../../shared/features/annotations/mark.ts';
import { type OutboxEntry, timeOfKey } from './outbox.ts';

/** Changes of one paper in one layer that the server does not have yet. */
export interface WaitingInk {
  readonly document: string;
  readonly version: number;
  readonly layer: Layer;
  readonly changes: number;
  /** Pages that are known to be written on, in order. */
  readonly pages: readonly number[];
  /** When the oldest of them was made. */
  readonly since: number;
}

/** What waits, by paper and layer, the oldest first. */
export function waitingInk(entries: readonly OutboxEntry[]): readonly WaitingInk[] {
  const groups = new Map<string, WaitingInk>();
  for (const entry of entries) {
    const group = parseInkName(entry.name)?.group;
    if (!group) continue;
    const { document, version, layer } = group;
    const made = timeOfKey(entry.id) ?? 0;
    const key = `${document}/${version}/${layer}`;
    const before = groups.get(key) ?? { document, version, layer, changes: 0, pages: [], since: made };
    const pages = entry.changes.flatMap(({ bytes }) => unpackMark(bytes)?.page ?? []);
    groups.set(key, {
      ...before,
      changes: before.changes + 1,
      pages: [...new Set([...before.pages, ...pages])].sort((a, b) => a - b),
      since: Math.min(before.since, made),
    });
  }
  return [...groups.values()].sort((a, b) => a.since - b.since);
}
