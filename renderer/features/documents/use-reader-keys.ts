import { useEffect, useRef } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { documentsWords } from './words.ts';

export interface ReaderKeysOptions {
  readonly scroller: HTMLElement | null;
  readonly currentPage: () => number;
  readonly pages: number;
  readonly goTo: (page: number, y?: number) => void;
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
      'input, textarea, select, [contenteditable="true"], [role="radiogroup"], [role="tablist"], [role="menu"], [role="dialog"]',
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
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const { scroller, currentPage, pages, goTo, onMove } = latest.current;
      if (!scroller) return;
      const height = scroller.clientHeight;
      const moves: Readonly<Record<string, () => void>> = {
        ArrowRight: () => goTo(currentPage() + 1),
        ArrowLeft: () => goTo(currentPage() - 1),
        ArrowDown: () => scroller.scrollBy(0, height * arrowShare),
        ArrowUp: () => scroller.scrollBy(0, -height * arrowShare),
        PageDown: () => scroller.scrollBy(0, height * pageShare),
        PageUp: () => scroller.scrollBy(0, -height * pageShare),
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
