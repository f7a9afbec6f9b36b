import { type Mark, markTextMax } from '../../../shared/features/annotations/mark.ts';
import { type PageSpot, paperPlace } from './page-spot.ts';
import { joined, type Line, linesMax, textOf } from './text-lines-under.ts';

/** Letters of the paper that are selected, page by page, as highlights have them. */
export interface SelectedText {
  readonly text: string;
  readonly parts: readonly Pick<Mark, 'page' | 'points' | 'text'>[];
  /** The first and the last selected line, in client pixels. */
  readonly first: Line;
  readonly last: Line;
}

/** What is selected on the pages of a surface; null when nothing is, or no letters of a paper. */
export function selectedText(
  surface: HTMLElement,
  spotAt: (clientX: number, clientY: number) => PageSpot | null,
): SelectedText | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const whole = selection.getRangeAt(0);
  if (!surface.contains(whole.commonAncestorContainer)) return null;
  const parts: SelectedText['parts'][number][] = [];
  const lines: Line[] = [];
  for (const letters of surface.querySelectorAll<HTMLElement>('[data-page] [data-letters]')) {
    if (!whole.intersectsNode(letters)) continue;
    const range = document.createRange();
    range.selectNodeContents(letters);
    if (whole.compareBoundaryPoints(Range.START_TO_START, range) > 0)
      range.setStart(whole.startContainer, whole.startOffset);
    if (whole.compareBoundaryPoints(Range.END_TO_END, range) < 0) range.setEnd(whole.endContainer, whole.endOffset);
    const text = textOf(range).slice(0, markTextMax);
    const own = joined(rectsOf(range)).slice(0, linesMax);
    const [top] = own;
    const spot = top && spotAt((top.left + top.right) / 2, (top.top + top.bottom) / 2);
    if (!spot || text === '') continue;
    lines.push(...own);
    const points = own.flatMap((line) => [
      ...paperPlace(spot, line.left, line.top),
      ...paperPlace(spot, line.right, line.bottom),
    ]);
    parts.push({ page: spot.page, points, text });
  }
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? { text: parts.map(({ text }) => text).join('\n'), parts, first, last } : null;
}

/** Rectangles of letters only: one of a whole block would be as high as the block. */
function rectsOf(range: Range): readonly Line[] {
  const rects: Line[] = [];
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  if (range.commonAncestorContainer.nodeType === Node.TEXT_NODE) return [...range.getClientRects()];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const part = document.createRange();
    part.selectNodeContents(node);
    if (node === range.startContainer) part.setStart(node, range.startOffset);
    if (node === range.endContainer) part.setEnd(node, range.endOffset);
    rects.push(...part.getClientRects());
  }
  return rects;
}
