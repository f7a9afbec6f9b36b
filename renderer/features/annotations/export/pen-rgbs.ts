import { inkColour, penColours } from '../palette.ts';
import type { Rgb } from './draw-mark.ts';

const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.trim().slice(at, at + 2), 16) / 255) as unknown as Rgb;

/** The palette by place, as a PDF has colours. */
export const penRgbs = (): readonly Rgb[] => penColours.map((_, place) => rgbOf(inkColour(place)));
