import { IconCheck, IconCopy, IconHighlight, IconMessage2 } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import type { InkPaper } from './ink-session.ts';
import { newKey } from './outbox.ts';
import type { PageSpot } from './page-spot.ts';
import { dipOf, type Pen } from './palette.ts';
import { type SelectedText, selectedText } from './selected-text.ts';
import classes from './selection-bar.module.css';
import { useInkSession } from './use-ink.tsx';
import type { MarkDesk } from './use-mark-desk.ts';
import { annotationsWords } from './words.ts';

export interface SelectionBarProps {
  readonly paper: InkPaper;
  readonly surface: HTMLElement | null;
  readonly frame: RefObject<HTMLElement | null>;
  readonly spotAt: (clientX: number, clientY: number) => PageSpot | null;
  readonly pen: Pen;
  readonly desk: MarkDesk;
  /** Says and chooses who sees what is written. */
  readonly layer: ReactNode;
  /** Why nothing may be written; null where it may. */
  readonly denial: string | null;
  /** What else the selected words can become; `done` ends the selection. */
  readonly more: (marks: readonly Mark[], done: () => void) => ReactNode;
}

/** A finger that drags the ends of a selection says nothing else: it has to rest for so long. In ms. */
const restMs = 250;
/** Between the selected words and the bar, in CSS pixels. */
const gap = 10;

/** What can be done with the words that are selected: to mark them, to write a note on them, to copy them. */
export function SelectionBar({ paper, surface, frame, spotAt, pen, desk, layer, denial, more }: SelectionBarProps) {
  const w = useWords(annotationsWords);
  const session = useInkSession();
  const bar = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<SelectedText | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!surface) return;
    let pressed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      // One chooses in the bar itself: what was selected stays.
      if (bar.current?.contains(document.activeElement)) return;
      setCopied(false);
      setSelected(pressed ? null : selectedText(surface, spotAt));
    };
    const later = (): void => {
      clearTimeout(timer);
      if (getSelection()?.isCollapsed !== false) look();
      else timer = setTimeout(look, restMs);
    };
    const down = ({ pointerType, target }: PointerEvent): void => {
      if (pointerType === 'mouse' && surface.contains(target as Node)) pressed = true;
    };
    const up = (): void => {
      if (!pressed) return;
      pressed = false;
      look();
    };
    document.addEventListener('selectionchange', later);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    surface.addEventListener('scroll', later, { passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', later);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      surface.removeEventListener('scroll', later);
    };
  }, [surface, spotAt]);
  useLayoutEffect(() => {
    const [element, box] = [bar.current, frame.current?.getBoundingClientRect()];
    if (!element || !box || !selected) return;
    const { first, last } = selected;
    const left = (last.left + last.right) / 2 - box.left - element.offsetWidth / 2;
    const below = last.bottom - box.top + gap;
    const above = first.top - box.top - gap - element.offsetHeight;
    const top = below + element.offsetHeight < box.height ? below : Math.max(gap, above);
    element.style.left = `${Math.max(gap, Math.min(left, box.width - element.offsetWidth - gap))}px`;
    element.style.top = `${top}px`;
  });
  const done = (): void => {
    getSelection()?.removeAllRanges();
    setSelected(null);
    surface?.focus();
  };
  const marks = selected?.parts.map(
    (part): Mark => ({
      kind: 'highlight',
      ...dipOf({ ...pen, tool: 'highlight' }),
      pressures: null,
      about: '',
      ...part,
    }),
  );
  const highlight = (): void => {
    const step = newKey();
    for (const mark of marks ?? []) session?.change(paper, mark.page, [{ key: newKey(), mark }], session.layer, step);
    done();
  };
  const note = (): void => {
    const { page, points } = selected!.parts.at(-1)!;
    done();
    desk.onPlace({ kind: 'note', page, x: points.at(-2)!, y: points.at(-1)! });
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(selected!.text);
    } catch {
      // Over plain HTTP there is no clipboard but this one; the words are still selected.
      document.execCommand('copy');
    }
    setCopied(true);
  };
  useShortcut('h', w.highlightSelected, selected && denial === null ? highlight : null);
  if (!selected) return null;
  return (
    <div
      ref={bar}
      className={classes.bar}
      role="toolbar"
      aria-label={w.selected}
      data-over-paper
      // A press on a button would end the selection that it is about.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') done();
      }}
    >
      {layer}
      <IconButton label={w.highlight} icon={<IconHighlight aria-hidden="true" />} denial={denial} onPress={highlight} />
      <IconButton label={w.note} icon={<IconMessage2 aria-hidden="true" />} denial={denial} onPress={note} />
      <IconButton
        label={copied ? w.copied : w.copy}
        icon={copied ? <IconCheck aria-hidden="true" /> : <IconCopy aria-hidden="true" />}
        onPress={() => void copy()}
      />
      {more(marks ?? [], done)}
    </div>
  );
}
