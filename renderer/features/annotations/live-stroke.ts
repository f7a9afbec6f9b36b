import type { Mark } from '../../../shared/features/annotations/mark.ts';
import type { PageSpot } from './page-spot.ts';
import { paintMark } from './paint-mark.ts';
import { inkColour } from './palette.ts';
import { outline, setPaperTransform } from './stroke-path.ts';

/** Lets a canvas over the reader take 1/8 pt of a page; empties it first. */
export function layOut(canvas: HTMLCanvasElement, spot: PageSpot): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d', { desynchronized: true });
  if (!context) return null;
  const place = placeOn(canvas, spot);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  setPaperTransform(context, place.frame, place.scale, place.left, place.top);
  return context;
}

function placeOn(canvas: HTMLCanvasElement, { frame, scale, left, top }: PageSpot) {
  const box = canvas.getBoundingClientRect();
  const ratio = canvas.width / box.width;
  return {
    frame,
    upright: frame,
    scale: scale * ratio,
    left: (left - box.left) * ratio,
    top: (top - box.top) * ratio,
  };
}

/** Draws what is under the nib: on a canvas of its own that does not wait for the page's frame. */
export function paintLive(canvas: HTMLCanvasElement, spot: PageSpot, mark: Mark): void {
  const context = layOut(canvas, spot);
  if (!context) return;
  if (mark.kind === 'pen') {
    context.fillStyle = inkColour(mark.colour);
    context.fill(outline(mark, false));
  } else paintMark(context, mark, placeOn(canvas, spot));
}

export function clearLive(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.clearRect(0, 0, canvas.width, canvas.height);
}
