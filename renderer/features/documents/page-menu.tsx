import { Popover, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconLayoutGrid, IconListTree, IconMessage2 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './bars.module.css';
import type { ContentsTab } from './contents.tsx';
import type { Zoom } from './layout.ts';
import { Choice, Group, PageChoices } from './page-choices.tsx';
import { labelOf, type PageLabels, pageMeant } from './page-labels.ts';
import type { PageLook } from './page-look.ts';
import type { Paper } from './paper.ts';
import { documentsWords } from './words.ts';

export interface PageMenuProps {
  readonly paper: Paper;
  readonly page: number;
  readonly labels: PageLabels;
  readonly zoom: Zoom;
  readonly look: PageLook;
  readonly onGo: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onLook: (look: Partial<PageLook>) => void;
  readonly contents: ContentsTab | null;
  readonly onContents: (tab: ContentsTab | null) => void;
  /** Where the way back leads; null when one has not jumped. */
  readonly backTo: number | null;
  readonly onJumpBack: () => void;
  /** What else is done with the paper; what leads elsewhere closes the menu. */
  readonly children?: ReactNode | ((close: () => void) => ReactNode);
}

/** Where one is in the paper; opens to go elsewhere, and for how pages are shown. */
export function PageMenu(props: PageMenuProps) {
  const { paper, page, labels, zoom, look, contents, onContents, backTo } = props;
  const w = useWords(documentsWords);
  const [opened, setOpened] = useState(false);
  const closing = (run: () => void) => () => {
    setOpened(false);
    run();
  };
  const label = labelOf(labels, page);
  const place = label === null ? w.pageOf(page, paper.pages) : w.pageLabelled(label, page, paper.pages);
  const show = (tab: ContentsTab) => closing(() => onContents(contents === tab ? null : tab));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom" trapFocus width="var(--menu)">
      <Popover.Target>
        <button
          type="button"
          className={classes.place}
          aria-expanded={opened}
          aria-haspopup="dialog"
          aria-label={`${place}. ${w.outline}`}
          title={w.outline}
          onClick={() => setOpened((open) => !open)}
        >
          {label === null ? null : <span className={classes.label}>{label}</span>}
          {page} / {paper.pages}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu} aria-label={w.outline} aria-modal="true">
        <PageForm
          page={page}
          pages={paper.pages}
          labels={labels}
          onGo={(to) => {
            setOpened(false);
            props.onGo(to);
          }}
        />
        <Group label={w.elsewhere}>
          <Choice icon={<IconListTree />} pressed={contents === 'outline'} onPress={show('outline')} shortcut="o">
            {w.contents}
          </Choice>
          <Choice icon={<IconLayoutGrid />} pressed={contents === 'thumbs'} onPress={show('thumbs')} shortcut="t">
            {w.thumbs}
          </Choice>
          <Choice icon={<IconMessage2 />} pressed={contents === 'marks'} onPress={show('marks')} shortcut="m">
            {w.marks}
          </Choice>
          <Choice
            icon={<IconArrowBackUp />}
            disabled={backTo === null}
            onPress={closing(props.onJumpBack)}
            shortcut="b"
          >
            {w.jumpBack}
          </Choice>
        </Group>
        <PageChoices zoom={zoom} look={look} onZoom={props.onZoom} onLook={props.onLook} />
        {typeof props.children === 'function' ? props.children(() => setOpened(false)) : props.children}
      </Popover.Dropdown>
    </Popover>
  );
}

interface PageFormProps {
  readonly page: number;
  readonly pages: number;
  readonly labels: PageLabels;
  readonly onGo: (page: number) => void;
}

function PageForm({ page, pages, labels, onGo }: PageFormProps) {
  const w = useWords(documentsWords);
  const [value, setValue] = useState(labelOf(labels, page) ?? String(page));
  const [unknown, setUnknown] = useState(false);
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        const to = pageMeant(value, pages, labels);
        setUnknown(to === undefined);
        if (to !== undefined) onGo(to);
      }}
    >
      <TextInput
        className={classes.field}
        aria-label={labels ? w.goToLabelled(pages) : w.goToLabel(pages)}
        value={value}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setUnknown(false);
        }}
        inputMode={labels ? 'text' : 'numeric'}
        maxLength={24}
        error={unknown ? w.noPage(pages) : null}
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <ActionButton type="submit" look="primary">
        {w.go}
      </ActionButton>
    </form>
  );
}
