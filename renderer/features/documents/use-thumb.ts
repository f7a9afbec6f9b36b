import { useLayoutEffect, useRef } from 'react';
import type { Paper } from './paper.ts';

/** A canvas that shows the small picture of a page as soon as there is one. */
export function useThumb(paper: Paper, page: number) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const show = (): void => {
      const element = canvas.current;
      const thumb = paper.thumbs.get(page);
      if (!element) return;
      element.hidden = !thumb;
      if (!thumb) return;
      element.width = thumb.width;
      element.height = thumb.height;
      element.getContext('2d')?.drawImage(thumb, 0, 0);
    };
    show();
    return paper.thumbs.onPage(page, show);
  }, [paper, page]);
  return canvas;
}
