import type { MarkKind } from '../../../shared/features/annotations/mark.ts';

/** Colours of the pen by their place in the format; never put one in between. */
export const penColours = ['blue', 'red', 'black', 'green', 'yellow'] as const;
export type PenColour = (typeof penColours)[number];

/** Widths of the pen in 1/8 pt, by name. */
export const penWidths = { fine: 10, medium: 18, broad: 36 } as const;
export type PenWidth = keyof typeof penWidths;
export const penWidthNames = ['fine', 'medium', 'broad'] as const satisfies readonly PenWidth[];

/** Stamps that there are; what they say is in the words of this feature. */
export const stampCount = 5;

/** What one holds: something that leaves a mark of its kind, or the eraser, or the loop that picks marks out. */
export type Tool = Exclude<MarkKind, 'reply'> | 'eraser' | 'lasso';

export interface Pen {
  readonly tool: Tool;
  readonly colour: PenColour;
  /** The colour of marker and highlight, which letters show through. */
  readonly glow: PenColour;
  readonly width: PenWidth;
  /** What the stamp says: its place in the words of this feature. */
  readonly stamp: number;
  /** The eraser takes whole lines, not the part that it touches. */
  readonly whole: boolean;
}

export const firstPen: Pen = { tool: 'pen', colour: 'blue', glow: 'yellow', width: 'medium', stamp: 0, whole: true };

const glowing: ReadonlySet<Tool> = new Set(['marker', 'highlight']);
/** Whether a tool takes the colour that letters show through. */
export const glows = (tool: Tool): boolean => glowing.has(tool);

/** Sizes of the letters of a text in pt, by the width of the pen. */
const textSizes: Readonly<Record<PenWidth, number>> = { fine: 10, medium: 14, broad: 20 };

/** Colour and width of what a tool leaves, as the format of a mark has them. */
export function dipOf(pen: Pen): { readonly colour: number; readonly width: number } {
  const colour = penColours.indexOf(glows(pen.tool) ? pen.glow : pen.colour);
  if (pen.tool === 'marker') return { colour, width: Math.min(255, penWidths[pen.width] * 6) };
  if (pen.tool === 'text') return { colour, width: textSizes[pen.width] };
  return { colour, width: penWidths[pen.width] };
}

/** The colour for a place in the palette, as the tokens say it; a later palette's colour is drawn as the last one. */
export function inkColour(place: number): string {
  const name = penColours[Math.min(place, penColours.length - 1)]!;
  return getComputedStyle(document.documentElement).getPropertyValue(`--pen-${name}`);
}
