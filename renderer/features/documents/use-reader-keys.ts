import { useEffect, useRef } from 'react';
import { turnBy } from '../../../shared/features/reading/turn.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { actualSize, type Zoom } from './layout.ts';
import type { PageLook } from './page-look.ts';
import { documentsWords } from './words.ts';

export interface ReaderKeysOptions {
  readonly pages: number;
  readonly look: PageLook;
  readonly onLook: (look: Partial<PageLook>) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly goTo: (page: number, y?: number) => void;
  readonly turnPage: (by: 1 | -1) => void;
  /** By a part of the window's height. */
  readonly moveBy: (share: number) => void;
  readonly zoomBy: (factor: number) => void;
  readonly onMove: () => void;
}

const zoomStep = 1.2;
/** Part of the window that an arrow key moves. */
const arrowShare = 0.12;
const pageShare = 0.9;

/** Keys that belong to what has the focus: fields, menus, tabs, and everything in a dialog. */
const isTaken = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (
    target?.closest(
      'input, textarea, select, [contenteditable="true"], [role="radiogroup"], [role="tablist"], [role="menu"], [role="listbox"], [role="dialog"]',
    )
  )
    return true;
  return document.querySelector('[aria-modal="true"]') !== null;
};

/** Reading by keyboard, wherever the focus is on the screen of a paper. */
export function useReaderKeys(options: ReaderKeysOptions): void {
  const w = useWords(documentsWords);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useShortcut('+', w.zoomIn, () => latest.current.zoomBy(zoomStep));
  useShortcut('-', w.zoomOut, () => latest.current.zoomBy(1 / zoomStep));
  const show = (look: Partial<PageLook>) => () => latest.current.onLook(look);
  const size = (zoom: Zoom) => () => latest.current.onZoom(zoom);
  const { turn, night, spreads } = options.look;
  useShortcut('w', w.fitWidth, size('width'));
  useShortcut('h', w.fitPage, size('page'));
  useShortcut('1', w.actualSize, size(actualSize));
  useShortcut('c', w.continuous, show({ flow: 'continuous' }));
  useShortcut('s', w.single, show({ flow: 'single' }));
  useShortcut('d', w.spread, spreads ? show({ flow: 'spread' }) : null);
  useShortcut('l', w.turnLeft, show({ turn: turnBy(turn, -90) }));
  useShortcut('r', w.turnRight, show({ turn: turnBy(turn, 90) }));
  useShortcut('n', w.night, show({ night: !night }));
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const { pages, goTo, turnPage, moveBy, onMove } = latest.current;
      const moves: Readonly<Record<string, () => void>> = {
        ArrowRight: () => turnPage(1),
        ArrowLeft: () => turnPage(-1),
        ArrowDown: () => moveBy(arrowShare),
        ArrowUp: () => moveBy(-arrowShare),
        PageDown: () => moveBy(pageShare),
        PageUp: () => moveBy(-pageShare),
        Home: () => goTo(1),
        End: () => goTo(pages),
      };
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      onMove();
      move();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
