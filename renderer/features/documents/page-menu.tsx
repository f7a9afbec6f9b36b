import { NumberInput, Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './bars.module.css';
import type { Zoom } from './layout.ts';
import { PageChoices } from './page-choices.tsx';
import type { PageLook } from './page-look.ts';
import type { OutlineEntry, Paper } from './paper.ts';
import { documentsWords } from './words.ts';

export interface PageMenuProps {
  readonly paper: Paper;
  readonly page: number;
  readonly zoom: Zoom;
  readonly look: PageLook;
  readonly onGo: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onLook: (look: Partial<PageLook>) => void;
}

/** Where one is in the paper; opens to go elsewhere: a number, the contents, and how pages are shown. */
export function PageMenu({ paper, page, zoom, look, onGo, onZoom, onLook }: PageMenuProps) {
  const w = useWords(documentsWords);
  const [opened, setOpened] = useState(false);
  const go = (to: number): void => {
    setOpened(false);
    onGo(to);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom" trapFocus width="var(--menu)">
      <Popover.Target>
        <button
          type="button"
          className={classes.place}
          aria-expanded={opened}
          aria-haspopup="dialog"
          aria-label={`${w.pageOf(page, paper.pages)}. ${w.outline}`}
          title={w.outline}
          onClick={() => setOpened((open) => !open)}
        >
          {page} / {paper.pages}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} aria-label={w.outline} aria-modal="true">
        <PageForm page={page} pages={paper.pages} onGo={go} />
        <PageChoices zoom={zoom} look={look} onZoom={onZoom} onLook={onLook} />
        <Outline paper={paper} onGo={go} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PageForm({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  const w = useWords(documentsWords);
  const [value, setValue] = useState<string | number>(page);
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        const to = Math.round(Number(value));
        if (to >= 1 && to <= pages) onGo(to);
      }}
    >
      <NumberInput
        className={classes.field}
        aria-label={w.goToLabel(pages)}
        value={value}
        onChange={setValue}
        min={1}
        max={pages}
        clampBehavior="strict"
        hideControls
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <ActionButton type="submit" look="primary">
        {w.go}
      </ActionButton>
    </form>
  );
}

function Outline({ paper, onGo }: { paper: Paper; onGo: (page: number) => void }) {
  const w = useWords(documentsWords);
  const format = useFormats();
  const [entries, setEntries] = useState<readonly OutlineEntry[] | null>(null);
  useEffect(() => {
    let ended = false;
    void paper.outline().then((read) => !ended && setEntries(read));
    return () => {
      ended = true;
    };
  }, [paper]);
  if (!entries) return null;
  if (entries.length === 0) return <p className={classes.soft}>{w.outlineNone}</p>;
  return (
    <ol className={classes.outline}>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and titles repeat
        <li key={index}>
          <button type="button" className={classes.entry} data-depth={entry.depth} onClick={() => onGo(entry.page)}>
            <span>{entry.title}</span>
            <span className={classes.soft}>{format.number(entry.page)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
