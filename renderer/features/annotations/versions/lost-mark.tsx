import { useEffect, useRef } from 'react';
import { unitsPerPoint } from '../../../../shared/features/annotations/ink.ts';
import { boundsOf } from '../../../../shared/features/annotations/mark-shape.ts';
import { shownArea } from '../../../../shared/features/annotations/page-words.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import type { Paper } from '../../documents/paper.ts';
import { paintMark } from '../paint-mark.ts';
import { inkColour } from '../palette.ts';
import type { LostMark } from './carry-marks.ts';
import classes from './versions.module.css';
import { versionsWords } from './words.ts';

/** A mark that has no place in the new version: where it was, in a small picture, and why. */
export function LostMarkItem({ lost, old }: { lost: LostMark; old: Paper | undefined }) {
  const w = useWords(versionsWords);
  const { mark, version, why } = lost;
  return (
    <li className={classes.lost}>
      {old ? <OldPlace lost={lost} old={old} label={w.picture(mark.page)} /> : null}
      <span className={classes.soft}>
        {w.lostAt(mark.page, version)}. {w[why]}
      </span>
      {mark.text === '' ? null : <q className={classes.quote}>{mark.text}</q>}
    </li>
  );
}

/** The picture's width and least height, and what is seen around a mark. In pt. */
const [pictureWidth, heightMin, around] = [300, 60, 24];
const heightMax = 220;

function OldPlace({ lost: { mark }, old, label }: { lost: LostMark; old: Paper; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let ended = false;
    let cancel = (): void => {};
    const draw = async (): Promise<void> => {
      const page = await old.page(mark.page);
      const frame = old.frames[mark.page - 1]!;
      const area = shownArea(frame, boundsOf(mark));
      const width = Math.min(frame.width, Math.max(pictureWidth, area.right - area.left + 2 * around));
      const height = Math.min(heightMax, frame.height, Math.max(heightMin, area.bottom - area.top + 2 * around));
      const within = (middle: number, size: number, all: number): number =>
        Math.max(0, Math.min(all - size, middle - size / 2));
      const left = within((area.left + area.right) / 2, width, frame.width);
      const top = within((area.top + area.bottom) / 2, height, frame.height);
      const scale = (pictureWidth / width) * devicePixelRatio * 1.2;
      // Painted on a canvas of its own: the engine may keep it.
      const painted = document.createElement('canvas');
      painted.width = Math.ceil(width * scale);
      painted.height = Math.ceil(height * scale);
      const viewport = page.getViewport({ scale, offsetX: -left * scale, offsetY: -top * scale });
      const render = page.render({ canvas: painted, viewport });
      cancel = () => render.cancel();
      await render.promise;
      const shown = canvas.current;
      const context = shown?.getContext('2d');
      if (ended || !shown || !context) return;
      shown.width = painted.width;
      shown.height = painted.height;
      context.drawImage(painted, 0, 0);
      paintMark(context, mark, { frame, upright: frame, scale, left: -left * scale, top: -top * scale });
      if (mark.kind === 'note' || mark.kind === 'reply') {
        // A note is a button over the page; here its place is enough.
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.fillStyle = inkColour(mark.colour);
        context.beginPath();
        const x = ((area.left + area.right) / 2 - left) * scale;
        const y = ((area.top + area.bottom) / 2 - top) * scale;
        context.arc(x, y, (48 / unitsPerPoint) * scale, 0, 2 * Math.PI);
        context.fill();
      }
    };
    // Without the picture the words beside it say where it was.
    draw().catch(() => {});
    return () => {
      ended = true;
      cancel();
    };
  }, [mark, old]);
  return <canvas ref={canvas} className={classes.picture} role="img" aria-label={label} width={1} height={1} />;
}
