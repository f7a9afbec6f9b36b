/** Colours of the pen by their place in the format; never put one in between. */
export const penColours = ['blue', 'red', 'black', 'green', 'yellow'] as const;
export type PenColour = (typeof penColours)[number];

/** Widths of the pen in 1/8 pt, by name. */
export const penWidths = { fine: 10, medium: 18, broad: 36 } as const;
export type PenWidth = keyof typeof penWidths;
export const penWidthNames = ['fine', 'medium', 'broad'] as const satisfies readonly PenWidth[];

export interface Pen {
  readonly tool: 'pen' | 'eraser';
  readonly colour: PenColour;
  readonly width: PenWidth;
}

export const firstPen: Pen = { tool: 'pen', colour: 'blue', width: 'medium' };

/** The colour for a place in the palette, as the tokens say it; a later palette's colour is drawn as the last one. */
export function inkColour(place: number): string {
  const name = penColours[Math.min(place, penColours.length - 1)]!;
  return getComputedStyle(document.documentElement).getPropertyValue(`--pen-${name}`);
}
