import { type RefObject, useEffect } from 'react';
import classes from './ink.module.css';

/** Lies over the visible part of the paper and holds only the stroke that is being drawn. */
export function LiveCanvas({ canvas }: { canvas: RefObject<HTMLCanvasElement | null> }) {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      element.width = Math.ceil(element.clientWidth * devicePixelRatio);
      element.height = Math.ceil(element.clientHeight * devicePixelRatio);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas]);
  return <canvas ref={canvas} className={classes.live} />;
}
