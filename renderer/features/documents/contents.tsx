import { IconLayoutGrid, IconListTree, IconMessage2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { Tabs } from '../../ui/tabs.tsx';
import classes from './contents.module.css';
import type { OutlineEntry } from './outline.ts';
import { OutlineList } from './outline-list.tsx';
import type { PageLabels } from './page-labels.ts';
import type { PageLook } from './page-look.ts';
import type { Paper } from './paper.ts';
import { ThumbGrid } from './thumb-grid.tsx';
import { documentsWords } from './words.ts';

export type ContentsTab = 'outline' | 'thumbs' | 'marks';

export interface ContentsProps {
  readonly tab: ContentsTab;
  readonly onTab: (tab: ContentsTab) => void;
  readonly paper: Paper;
  readonly page: number;
  readonly labels: PageLabels;
  readonly look: PageLook;
  /** What people wrote on the paper, as a list. */
  readonly marks: ReactNode;
  readonly onGo: (page: number, point?: OutlineEntry['point']) => void;
}

/** What lies in the paper, beside it: its contents and its pages, small. */
export function Contents({ tab, onTab, paper, page, labels, look, marks, onGo }: ContentsProps) {
  const w = useWords(documentsWords);
  const tabs = [
    { key: 'outline', label: w.contents, icon: <IconListTree aria-hidden="true" /> },
    { key: 'thumbs', label: w.thumbs, icon: <IconLayoutGrid aria-hidden="true" /> },
    { key: 'marks', label: w.marks, icon: <IconMessage2 aria-hidden="true" /> },
  ] as const;
  return (
    <div className={classes.contents} data-night={look.night || undefined}>
      <Tabs label={w.contentsPanel} tabs={tabs} active={tab} onSelect={onTab}>
        {tab === 'outline' ? (
          <OutlineList paper={paper} page={page} labels={labels} onGo={onGo} />
        ) : tab === 'marks' ? (
          marks
        ) : (
          <ThumbGrid paper={paper} page={page} labels={labels} turn={look.turn} onGo={onGo} />
        )}
      </Tabs>
    </div>
  );
}
