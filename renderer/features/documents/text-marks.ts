import type { TextRange } from './page-text.ts';

/** Names under which the style sheet finds the marks. */
export const markNames = ['nghisu-changed', 'nghisu-found', 'nghisu-found-now', 'nghisu-told'] as const;
export type MarkName = (typeof markNames)[number];

const sets = new Map<MarkName, Map<object, readonly Range[]>>(markNames.map((name) => [name, new Map()]));

/** Marks ranges of one text layer under a name, instead of those that it had; nothing changes in the page itself. */
export function setMarks(name: MarkName, layer: object, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  const set = sets.get(name)!;
  if (ranges.length > 0) set.set(layer, ranges);
  else if (!set.delete(layer)) return;
  CSS.highlights.set(name, new Highlight(...[...set.values()].flat()));
}

/** A place in the text runs as a range of the text layer's elements; undefined while a run is not there. */
export function domRange(runs: readonly HTMLElement[], { first, last }: TextRange): Range | undefined {
  const start = runs[first.run]?.firstChild;
  const end = runs[last.run]?.firstChild;
  if (!(start instanceof Text) || !(end instanceof Text)) return undefined;
  const range = new Range();
  range.setStart(start, Math.min(first.offset, start.length));
  range.setEnd(end, Math.min(last.offset, end.length));
  return range;
}
