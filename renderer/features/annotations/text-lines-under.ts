import { markTextMax } from '../../../shared/features/annotations/mark.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lines of one highlight at most (shared/features/annotations/mark.ts). */
export const linesMax = 200;

/**
 * The lines of letters between two places on a page, in client pixels, and what they say; undefined when there are no
 * letters at the first one. It reads the invisible letters that lie over a painted page.
 */
export function linesUnder(
  over: HTMLElement,
  page: number,
  from: Place,
  to: Place,
): { readonly lines: readonly Line[]; readonly text: string } | undefined {
  const root = over.parentElement?.querySelector(`[data-page="${page}"]`);
  if (!root) return undefined;
  const runs = [...root.querySelectorAll<HTMLElement>('[data-letters] span')].filter(
    (run) => run.firstChild?.nodeType === Node.TEXT_NODE && run.textContent?.trim(),
  );
  const first = runAt(runs, from, true);
  const last = runAt(runs, to, false);
  if (!first || !last) return undefined;
  const [a, b] = [offsetAt(first, from.x), offsetAt(last, to.x)];
  const range = document.createRange();
  const forwards =
    first === last ? a <= b : Boolean(first.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING);
  const [start, startAt, end, endAt] = forwards ? [first, a, last, b] : [last, b, first, a];
  range.setStart(start.firstChild!, startAt);
  range.setEnd(end.firstChild!, endAt);
  const text = textOf(range).slice(0, markTextMax);
  return { lines: joined([...range.getClientRects()]).slice(0, linesMax), text };
}

/** The run of letters at a place; `exact` only when it is there, else the nearest one. */
function runAt(runs: readonly HTMLElement[], { x, y }: Place, exact: boolean): HTMLElement | undefined {
  let best: HTMLElement | undefined;
  let nearest = exact ? 8 : Number.POSITIVE_INFINITY;
  for (const run of runs) {
    if (!run.firstChild) continue;
    const box = run.getBoundingClientRect();
    const dx = Math.max(box.left - x, 0, x - box.right);
    const dy = Math.max(box.top - y, 0, y - box.bottom);
    // A line is chosen by its height before what is beside it.
    const distance = exact ? Math.hypot(dx, dy) : dx + 4 * dy;
    if (distance < nearest) {
      best = run;
      nearest = distance;
    }
  }
  return best;
}

/** The place between two letters of a run that is nearest to an x. */
function offsetAt(run: HTMLElement, x: number): number {
  const node = run.firstChild!;
  const length = node.textContent?.length ?? 0;
  const range = document.createRange();
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    range.setStart(node, 0);
    range.setEnd(node, middle + 1);
    if (range.getBoundingClientRect().right < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of a range; a new line is a space, as the letters' layer says where one ends. */
export function textOf(range: Range): string {
  const part = range.cloneContents();
  for (const end of part.querySelectorAll('br')) end.replaceWith(' ');
  return (part.textContent ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** Rectangles of runs joined to those of lines, from top to bottom. */
export function joined(rects: readonly Line[]): readonly Line[] {
  const lines: { left: number; top: number; right: number; bottom: number }[] = [];
  for (const { left, top, right, bottom } of rects) {
    if (right - left < 0.5 || bottom - top < 0.5) continue;
    const line = lines.find((one) => Math.min(one.bottom, bottom) - Math.max(one.top, top) > (bottom - top) / 2);
    if (!line) {
      lines.push({ left, top, right, bottom });
      continue;
    }
    line.left = Math.min(line.left, left);
    line.right = Math.max(line.right, right);
    line.top = Math.min(line.top, top);
    line.bottom = Math.max(line.bottom, bottom);
  }
  return lines.sort((a, b) => a.top - b.top);
}
