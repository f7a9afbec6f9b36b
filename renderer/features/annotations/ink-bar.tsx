import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowUpRight,
  IconBallpen,
  IconBrush,
  IconEraser,
  IconHighlight,
  IconLasso,
  IconLine,
  IconMessage2,
  IconOval,
  IconRectangle,
  IconRubberStamp,
  IconTypography,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import classes from './ink.module.css';
import { type Pen, stampCount, type Tool } from './palette.ts';
import { Panel } from './panel.tsx';
import { Choices, PenLook } from './pen-look.tsx';
import { useInkHistory } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

export interface InkBarProps {
  readonly pen: Pen;
  readonly onPen: (pen: Pen) => void;
  /** There is little room: tools are chosen out of a panel. */
  readonly narrow: boolean;
  /** Who sees what is written. */
  readonly layer: ReactNode;
}

const icons: Readonly<Record<Tool, ComponentType<{ 'aria-hidden': 'true' }>>> = {
  pen: IconBallpen,
  marker: IconBrush,
  highlight: IconHighlight,
  line: IconLine,
  arrow: IconArrowUpRight,
  box: IconRectangle,
  ellipse: IconOval,
  text: IconTypography,
  note: IconMessage2,
  stamp: IconRubberStamp,
  eraser: IconEraser,
  lasso: IconLasso,
};
const all: readonly Tool[] = [
  'pen',
  'marker',
  'highlight',
  'text',
  'note',
  'stamp',
  'line',
  'arrow',
  'box',
  'ellipse',
  'eraser',
  'lasso',
];
const shapes: readonly Tool[] = ['line', 'arrow', 'box', 'ellipse'];

/** Tools, colours and widths, who sees it, and the person's own steps back and forth. */
export function InkBar({ pen, onPen, narrow, layer }: InkBarProps) {
  const w = useWords(annotationsWords);
  const { undo, redo } = useInkHistory();
  useShortcut('z', w.undo, undo);
  useShortcut('y', w.redo, redo);
  const tool = (kind: Tool) => {
    const Icon = icons[kind];
    return (
      <IconButton
        key={kind}
        label={w[kind]}
        icon={<Icon aria-hidden="true" />}
        pressed={pen.tool === kind}
        onPress={() => onPen({ ...pen, tool: kind })}
      />
    );
  };
  const Shape = icons[shapes.includes(pen.tool) ? pen.tool : 'box'];
  const Current = icons[pen.tool];
  return (
    <div className={classes.bar} role="toolbar" aria-label={w.bar}>
      {layer}
      <div className={classes.group}>
        {narrow ? (
          <Panel label={`${w.tools}: ${w[pen.tool]}`} icon={<Current aria-hidden="true" />} pressed>
            {(close) => (
              <div className={classes.tools} onClickCapture={() => requestAnimationFrame(close)}>
                {all.map(tool)}
              </div>
            )}
          </Panel>
        ) : (
          <>
            {(['pen', 'marker', 'highlight'] as const).map(tool)}
            <Panel label={w.shapes} icon={<Shape aria-hidden="true" />} pressed={shapes.includes(pen.tool)}>
              {(close) => (
                <div className={classes.tools} onClickCapture={() => requestAnimationFrame(close)}>
                  {shapes.map(tool)}
                </div>
              )}
            </Panel>
            {(['text', 'note', 'stamp', 'eraser', 'lasso'] as const).map(tool)}
          </>
        )}
        {pen.tool === 'stamp' ? <StampChoice pen={pen} onPen={onPen} /> : null}
        {pen.tool === 'eraser' ? <EraserChoice pen={pen} onPen={onPen} /> : null}
      </div>
      {pen.tool === 'eraser' || pen.tool === 'lasso' ? null : <PenLook pen={pen} onPen={onPen} />}
      <div className={classes.group}>
        <IconButton
          label={w.undo}
          icon={<IconArrowBackUp aria-hidden="true" />}
          disabled={!undo}
          onPress={undo ?? undefined}
        />
        <IconButton
          label={w.redo}
          icon={<IconArrowForwardUp aria-hidden="true" />}
          disabled={!redo}
          onPress={redo ?? undefined}
        />
      </div>
    </div>
  );
}

function StampChoice({ pen, onPen }: Pick<InkBarProps, 'pen' | 'onPen'>) {
  const w = useWords(annotationsWords);
  return (
    <select
      className={classes.select}
      aria-label={w.stamps}
      value={pen.stamp}
      onChange={(event) => onPen({ ...pen, stamp: Number(event.currentTarget.value) })}
    >
      {Array.from({ length: stampCount }, (_, i) => (
        <option key={w.stampWord(i)} value={i}>
          {w.stampWord(i)}
        </option>
      ))}
    </select>
  );
}

function EraserChoice({ pen, onPen }: Pick<InkBarProps, 'pen' | 'onPen'>) {
  const w = useWords(annotationsWords);
  return (
    <Choices label={w.eraser}>
      {[true, false].map((whole) => (
        // biome-ignore lint/a11y/useSemanticElements: as the other choices of this bar
        <button
          key={String(whole)}
          type="button"
          role="radio"
          className={classes.word}
          aria-checked={pen.whole === whole}
          tabIndex={pen.whole === whole ? 0 : -1}
          onClick={() => onPen({ ...pen, whole })}
        >
          {whole ? w.eraserWhole : w.eraserPart}
        </button>
      ))}
    </Choices>
  );
}
