import { useEffect, useRef } from 'react';
import { useInkLayer } from './use-ink.tsx';

const kept = 'nghisu-layer';

/**
 * Which layer one writes in at first: one's own, as on paper, until one has chosen otherwise on this device; everybody's
 * while one presents the paper, since others look on, and afterwards the one of before.
 */
export function useFirstLayer(unlocked: boolean, presenting: boolean): void {
  const { layer, setLayer } = useInkLayer();
  const ready = useRef(false);
  const before = useRef<string | null>(null);
  const now = useRef(layer);
  useEffect(() => {
    now.current = layer;
  }, [layer]);
  useEffect(() => {
    if (!unlocked || ready.current) return;
    ready.current = true;
    if (read() !== 'meeting') setLayer('private');
  }, [unlocked, setLayer]);
  useEffect(() => {
    // A circle belongs to one meeting: it is no habit of the device.
    if (ready.current && before.current === null && (layer === 'private' || layer === 'meeting')) write(layer);
  }, [layer]);
  useEffect(() => {
    if (presenting) {
      before.current = now.current;
      setLayer('meeting');
    } else if (before.current !== null) {
      setLayer(before.current);
      before.current = null;
    }
  }, [presenting, setLayer]);
}

function read(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

function write(layer: string): void {
  try {
    localStorage.setItem(kept, layer);
  } catch {
    // Without storage the habit lasts as long as the page.
  }
}
