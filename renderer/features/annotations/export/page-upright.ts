import type { PDFPage } from '@cantoo/pdf-lib';
import type { PageFrame } from '../../../../shared/features/annotations/page-frame.ts';

type Six = PageFrame['transform'];

/** How a page is shown at 100 % without being turned by its reader, as pdf.js frames it: what is cropped away is not shown. */
export function uprightOf(page: PDFPage): PageFrame {
  const media = page.getMediaBox();
  const crop = page.getCropBox();
  const left = Math.max(media.x, crop.x);
  const bottom = Math.max(media.y, crop.y);
  const right = Math.min(media.x + media.width, crop.x + crop.width);
  const top = Math.min(media.y + media.height, crop.y + crop.height);
  const box = right > left && top > bottom ? ([left, bottom, right, top] as const) : undefined;
  const [l, b, r, t] = box ?? [media.x, media.y, media.x + media.width, media.y + media.height];
  const [width, height] = [r - l, t - b];
  switch ((((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270) {
    case 90:
      return { width: height, height: width, transform: [0, 1, 1, 0, -b, -l] };
    case 180:
      return { width, height, transform: [-1, 0, 0, 1, r, -b] };
    case 270:
      return { width: height, height: width, transform: [0, -1, -1, 0, t, r] };
    default:
      return { width, height, transform: [1, 0, 0, -1, -l, t] };
  }
}

/** The way back from where a page is shown to its user space. */
export function toUser({ transform: [a, b, c, d, e, f] }: PageFrame): Six {
  const determinant = a * d - b * c;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}
