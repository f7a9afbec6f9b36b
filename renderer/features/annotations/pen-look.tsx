import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './ink.module.css';
import { glows, type Pen, type PenColour, penColours, penWidthNames } from './palette.ts';
import { Panel } from './panel.tsx';
import { annotationsWords } from './words.ts';

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

export function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.group} role="radiogroup" aria-label={label} onKeyDown={moveChoice}>
      {children}
    </div>
  );
}

export interface SwatchesProps {
  /** None is chosen while null. */
  readonly chosen: PenColour | null;
  readonly onChoose: (colour: PenColour) => void;
}

export function Swatches({ chosen, onChoose }: SwatchesProps) {
  const w = useWords(annotationsWords);
  return (
    <Choices label={w.colour}>
      {penColours.map((colour, i) => (
        // biome-ignore lint/a11y/useSemanticElements: a swatch is drawn, which an input cannot be
        <button
          key={colour}
          type="button"
          role="radio"
          className={classes.swatch}
          data-colour={colour}
          aria-checked={chosen === colour}
          aria-label={w[colour]}
          title={w[colour]}
          tabIndex={chosen === colour || (chosen === null && i === 0) ? 0 : -1}
          onClick={() => onChoose(colour)}
        >
          <span className={classes.dot}>{chosen === colour ? <IconCheck aria-hidden="true" /> : null}</span>
        </button>
      ))}
    </Choices>
  );
}

/** Colour and width of what is in hand. */
export function PenLook({ pen, onPen }: { pen: Pen; onPen: (pen: Pen) => void }) {
  const w = useWords(annotationsWords);
  const colour = glows(pen.tool) ? pen.glow : pen.colour;
  const choices = (
    <>
      <Swatches
        chosen={colour}
        onChoose={(next) => onPen(glows(pen.tool) ? { ...pen, glow: next } : { ...pen, colour: next })}
      />
      {pen.tool === 'highlight' || pen.tool === 'note' || pen.tool === 'stamp' ? null : (
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
              onClick={() => onPen({ ...pen, width })}
            >
              <span className={classes.line} />
            </button>
          ))}
        </Choices>
      )}
    </>
  );
  const dot = (
    <span className={classes.swatch} data-colour={colour}>
      <span className={classes.dot} />
    </span>
  );
  return (
    <Panel label={w.look} icon={dot}>
      {() => <div className={classes.look}>{choices}</div>}
    </Panel>
  );
}
