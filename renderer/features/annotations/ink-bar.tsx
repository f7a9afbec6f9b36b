import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconEraser, IconPencil, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import classes from './ink.module.css';
import { type Pen, penColours, penWidthNames } from './palette.ts';
import { useInkHistory } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

export interface InkBarProps {
  readonly pen: Pen;
  readonly onPen: (pen: Pen) => void;
  readonly onClose: () => void;
}

/** Arrow keys move within a group of choices, as everywhere. */
function moveChoice(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
  const at = choices.indexOf(document.activeElement as HTMLElement);
  const next = choices[(at + step + choices.length) % choices.length];
  next?.focus();
  next?.click();
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.group} role="radiogroup" aria-label={label} onKeyDown={moveChoice}>
      {children}
    </div>
  );
}

/** Pen and eraser, colours, widths, and the person's own steps back and forth. */
export function InkBar({ pen, onPen, onClose }: InkBarProps) {
  const w = useWords(annotationsWords);
  const { undo, redo } = useInkHistory();
  useShortcut('z', w.undo, undo);
  return (
    <div className={classes.bar} role="toolbar" aria-label={w.bar}>
      <div className={classes.group}>
        <IconButton
          label={w.pen}
          icon={<IconPencil aria-hidden="true" />}
          pressed={pen.tool === 'pen'}
          onPress={() => onPen({ ...pen, tool: 'pen' })}
        />
        <IconButton
          label={w.eraser}
          icon={<IconEraser aria-hidden="true" />}
          pressed={pen.tool === 'eraser'}
          onPress={() => onPen({ ...pen, tool: 'eraser' })}
        />
      </div>
      <Choices label={w.colour}>
        {penColours.map((colour) => (
          // biome-ignore lint/a11y/useSemanticElements: a swatch is drawn, which an input cannot be
          <button
            key={colour}
            type="button"
            role="radio"
            className={classes.swatch}
            data-colour={colour}
            aria-checked={pen.colour === colour}
            aria-label={w[colour]}
            title={w[colour]}
            tabIndex={pen.colour === colour ? 0 : -1}
            onClick={() => onPen({ ...pen, tool: 'pen', colour })}
          >
            <span className={classes.dot}>{pen.colour === colour ? <IconCheck aria-hidden="true" /> : null}</span>
          </button>
        ))}
      </Choices>
      <Choices label={w.width}>
        {penWidthNames.map((width) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <button
            key={width}
            type="button"
            role="radio"
            className={classes.swatch}
            data-width={width}
            aria-checked={pen.width === width}
            aria-label={w[width]}
            title={w[width]}
            tabIndex={pen.width === width ? 0 : -1}
            onClick={() => onPen({ ...pen, tool: 'pen', width })}
          >
            <span className={classes.line} />
          </button>
        ))}
      </Choices>
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
        <IconButton label={w.stop} icon={<IconX aria-hidden="true" />} onPress={onClose} />
      </div>
    </div>
  );
}
