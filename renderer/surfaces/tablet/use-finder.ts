import { useCallback, useEffect, useRef, useState } from 'react';
import { type Turn, turnPoint } from '../../../shared/features/reading/turn.ts';
import { findSentence } from '../../features/documents/page-text.ts';
import type { Paper } from '../../features/documents/paper.ts';
import { type Hit, useFind } from '../../features/documents/use-find.ts';
import type { Jump } from './use-desk.ts';

/** How much of a page stays above what was found, 0…1 of its height. */
const above = 0.08;

/** Where to scroll a page to, so that something on it is in sight. */
async function heightOf(paper: Paper, hit: Hit, turn: Turn): Promise<number> {
  const { heights, lefts } = await paper.text(hit.page);
  const { run } = hit.range.first;
  const [, y] = turnPoint([lefts[run] ?? 0, heights[run] ?? 0], turn);
  return Math.max(0, y - above);
}

/** The search of the open paper: its words, its hits, and which of them one looks at. */
export function useFinder(
  paper: Paper,
  turn: Turn,
  goTo: (page: number, y?: number) => void,
  onLeave: (kind: 'hit') => void,
) {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState(0);
  const found = useFind(opened ? paper : null, text);
  const { hits } = found;
  const look = useCallback(
    (index: number) => {
      setCurrent(index);
      const hit = hits[index];
      if (!hit) return;
      onLeave('hit');
      void heightOf(paper, hit, turn).then((y) => goTo(hit.page, y));
    },
    [hits, paper, turn, goTo, onLeave],
  );
  const first = hits[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search goes to its first hit, once
  useEffect(() => {
    if (first) look(0);
  }, [first?.page, first?.range.first.run, text]);
  const open = useCallback(() => setOpened(true), []);
  const close = useCallback(() => setOpened(false), []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      setOpened(true);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const step = (by: 1 | -1): void => {
    if (hits.length > 0) look((current + by + hits.length) % hits.length);
  };
  const latestStep = useRef(step);
  latestStep.current = step;
  // As in every browser, wherever the focus is; without a search the browser's own is left to it.
  useEffect(() => {
    if (!opened) return;
    const press = (event: KeyboardEvent): void => {
      const again = event.key === 'F3' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'g');
      if (!again || event.altKey) return;
      event.preventDefault();
      latestStep.current(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [opened]);
  return { opened, open, close, text, setText, found, current: Math.min(current, Math.max(0, hits.length - 1)), step };
}

/** Goes to the page of a jump and answers the sentence's place there, to be marked. */
export function useTold(
  paper: Paper,
  turn: Turn,
  jump: Jump | null,
  scroller: HTMLElement | null,
  goTo: (page: number, y?: number) => void,
  onLeave: () => void,
): Hit | null {
  const [told, setTold] = useState<Hit | null>(null);
  // A page that is turned later does not jump once more.
  const latestTurn = useRef(turn);
  latestTurn.current = turn;
  // A paper that is opened by the jump has no place to come back to.
  const first = useRef(jump);
  useEffect(() => {
    setTold(null);
    if (!jump || !scroller) return;
    let ended = false;
    if (jump !== first.current) onLeave();
    goTo(jump.page);
    const { sentence } = jump;
    if (sentence === null) return;
    const mark = async (): Promise<void> => {
      const range = findSentence(await paper.text(jump.page), sentence);
      if (!range || ended) return;
      const hit = { page: jump.page, range };
      setTold(hit);
      goTo(jump.page, await heightOf(paper, hit, latestTurn.current));
    };
    // A page whose letters cannot be read is still opened.
    mark().catch(() => {});
    return () => {
      ended = true;
    };
  }, [paper, jump, scroller, goTo, onLeave]);
  return told;
}
