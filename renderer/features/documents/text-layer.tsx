import { type CSSProperties, useEffect, useRef, useState } from 'react';
import classes from './page.module.css';
import type { TextRange } from './page-text.ts';
import type { Paper } from './paper.ts';
import { warmPdf } from './pdf-engine.ts';
import { domRange, type MarkName, setMarks } from './text-marks.ts';

export type PageMarks = Partial<Readonly<Record<MarkName, readonly TextRange[]>>>;

/** Letters are laid once the page has been there for so long. In ms. */
const restMs = 120;
const requestIdle = (run: () => void): void => {
  // Safari has no idle callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 500 });
  else run();
};

/** Invisible letters over a painted page: they can be selected, read aloud, and marked. */
export function TextLayer({
  paper,
  page,
  scale,
  marks,
}: {
  paper: Paper;
  page: number;
  scale: number;
  marks: PageMarks | undefined;
}) {
  const host = useRef<HTMLDivElement>(null);
  const [runs, setRuns] = useState<readonly HTMLElement[]>([]);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let ended = false;
    let cancel = (): void => {};
    const build = async (): Promise<void> => {
      const [pdfjs, proxy, content] = await Promise.all([warmPdf(), paper.page(page), paper.content(page)]);
      if (ended) return;
      const layer = new pdfjs.TextLayer({
        textContentSource: content,
        container: element,
        viewport: proxy.getViewport({ scale: 1 }),
      });
      cancel = () => layer.cancel();
      await layer.render();
      if (!ended) setRuns([...layer.textDivs]);
    };
    // Turning pages comes first; without its letters a page can still be read and written on.
    const timer = setTimeout(() => requestIdle(() => build().catch(() => {})), restMs);
    return () => {
      ended = true;
      clearTimeout(timer);
      cancel();
      element.replaceChildren();
      setRuns([]);
    };
  }, [paper, page]);
  useEffect(() => {
    const layer = host.current;
    if (!layer || !marks) return;
    const names = Object.keys(marks) as MarkName[];
    for (const name of names)
      setMarks(
        name,
        layer,
        (marks[name] ?? []).flatMap((range) => domRange(runs, range) ?? []),
      );
    return () => {
      for (const name of names) setMarks(name, layer, []);
    };
  }, [runs, marks]);
  return (
    <div ref={host} className={classes.text} data-letters style={{ '--total-scale-factor': scale } as CSSProperties} />
  );
}
