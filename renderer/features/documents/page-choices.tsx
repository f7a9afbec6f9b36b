import {
  IconArrowsHorizontal,
  IconBook,
  IconFile,
  IconFileText,
  IconLayoutRows,
  IconMoon,
  IconRotate2,
  IconRotateClockwise2,
  IconRuler2,
} from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { turnBy } from '../../../shared/features/reading/turn.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './bars.module.css';
import { actualSize, type Zoom } from './layout.ts';
import type { PageLook } from './page-look.ts';
import { documentsWords } from './words.ts';

export interface PageChoicesProps {
  readonly zoom: Zoom;
  readonly look: PageLook;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onLook: (look: Partial<PageLook>) => void;
}

/** How pages are shown: how large, how laid, how turned, how dark. */
export function PageChoices({ zoom, look, onZoom, onLook }: PageChoicesProps) {
  const w = useWords(documentsWords);
  const { flow, turn, night, spreads } = look;
  const actual = typeof zoom === 'number' && Math.abs(zoom - actualSize) < 0.01;
  return (
    <>
      <Group label={w.zoom}>
        <Choice icon={<IconArrowsHorizontal />} pressed={zoom === 'width'} onPress={() => onZoom('width')} shortcut="w">
          {w.fitWidth}
        </Choice>
        <Choice icon={<IconFileText />} pressed={zoom === 'page'} onPress={() => onZoom('page')} shortcut="h">
          {w.fitPage}
        </Choice>
        <Choice icon={<IconRuler2 />} pressed={actual} onPress={() => onZoom(actualSize)} shortcut="1">
          {w.actualSize}
        </Choice>
      </Group>
      <Group label={w.flow}>
        <Choice
          icon={<IconLayoutRows />}
          pressed={flow === 'continuous'}
          onPress={() => onLook({ flow: 'continuous' })}
          shortcut="c"
        >
          {w.continuous}
        </Choice>
        <Choice icon={<IconFile />} pressed={flow === 'single'} onPress={() => onLook({ flow: 'single' })} shortcut="s">
          {w.single}
        </Choice>
        {spreads ? (
          <Choice
            icon={<IconBook />}
            pressed={flow === 'spread'}
            onPress={() => onLook({ flow: 'spread' })}
            shortcut="d"
          >
            {w.spread}
          </Choice>
        ) : null}
      </Group>
      <Group label={w.sheet}>
        <Choice icon={<IconRotate2 />} onPress={() => onLook({ turn: turnBy(turn, -90) })} shortcut="l">
          {w.turnLeft}
        </Choice>
        <Choice icon={<IconRotateClockwise2 />} onPress={() => onLook({ turn: turnBy(turn, 90) })} shortcut="r">
          {w.turnRight}
        </Choice>
        <Choice icon={<IconMoon />} pressed={night} onPress={() => onLook({ night: !night })} shortcut="n">
          {w.night}
        </Choice>
      </Group>
    </>
  );
}

export function Group({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes.heading}>
        {label}
      </h3>
      <div className={classes.choices}>{children}</div>
    </section>
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly pressed?: boolean;
  /** Nothing to do now, with no reason worth a sentence. */
  readonly disabled?: boolean;
  /** Why it cannot be done, as a sentence. */
  readonly denial?: string | null;
  readonly shortcut?: string;
  readonly onPress: () => void;
}

export function Choice({ icon, children, pressed, disabled = false, denial, shortcut, onPress }: ChoiceProps) {
  const blocked = disabled || Boolean(denial);
  return (
    <button
      type="button"
      className={classes.choice}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      aria-disabled={blocked || undefined}
      aria-description={denial ?? undefined}
      title={denial ?? undefined}
      onClick={() => {
        if (!blocked) onPress();
      }}
    >
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </button>
  );
}
