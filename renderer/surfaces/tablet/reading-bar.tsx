import { IconArrowLeft, IconListTree, IconMinus, IconPencil, IconPlus, IconSearch } from '@tabler/icons-react';
import { annotationsWords } from '../../features/annotations/words.ts';
import type { ContentsTab } from '../../features/documents/contents.tsx';
import type { Zoom } from '../../features/documents/layout.ts';
import type { PageLabels } from '../../features/documents/page-labels.ts';
import type { PageLook } from '../../features/documents/page-look.ts';
import { PageMenu, type PageMenuProps } from '../../features/documents/page-menu.tsx';
import type { Paper } from '../../features/documents/paper.ts';
import { documentsWords } from '../../features/documents/words.ts';
import { PresentButton } from '../../features/presentation/present-button.tsx';
import type { Presentation } from '../../features/presentation/use-presentation.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './reading.module.css';
import { tabletWords } from './words.ts';

export interface ReadingBarProps {
  readonly title: string;
  readonly document: string;
  readonly paper: Paper | null;
  readonly page: number;
  readonly labels: PageLabels;
  readonly zoom: Zoom;
  readonly look: PageLook;
  readonly narrow: boolean;
  readonly presentation: Presentation;
  readonly pointing: boolean;
  readonly onPointing: (pointing: boolean) => void;
  readonly writing: boolean;
  readonly onWriting: (writing: boolean) => void;
  readonly onBack: () => void;
  readonly contents: ContentsTab | null;
  readonly onContents: (tab: ContentsTab | null) => void;
  readonly backTo: number | null;
  readonly onJumpBack: () => void;
  readonly onGo: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onLook: (look: Partial<PageLook>) => void;
  readonly onZoomBy: (factor: number) => void;
  readonly onFind: () => void;
  /** The last part of the page menu. */
  readonly takeOut?: PageMenuProps['children'];
}

const step = 1.2;

/** What one does with the open paper: find the page, look closer, search, write, present. */
export function ReadingBar(props: ReadingBarProps) {
  const { title, document, paper, page, zoom, look, narrow, presentation, writing } = props;
  const w = useWords(tabletWords);
  const d = useWords(documentsWords);
  const a = useWords(annotationsWords);
  return (
    <div className={classes.bar}>
      <IconButton label={w.backToList} icon={<IconArrowLeft aria-hidden="true" />} onPress={props.onBack} />
      {narrow || !paper ? null : (
        <IconButton
          label={d.contentsPanel}
          icon={<IconListTree aria-hidden="true" />}
          pressed={props.contents !== null}
          onPress={() => props.onContents(props.contents === null ? 'outline' : null)}
        />
      )}
      <h2 className={classes.title} title={title}>
        {title}
      </h2>
      {paper ? (
        <div className={classes.tools}>
          {narrow ? null : (
            <IconButton
              label={d.zoomOut}
              icon={<IconMinus aria-hidden="true" />}
              onPress={() => props.onZoomBy(1 / step)}
            />
          )}
          <PageMenu
            paper={paper}
            page={page}
            labels={props.labels}
            contents={props.contents}
            onContents={props.onContents}
            backTo={props.backTo}
            onJumpBack={props.onJumpBack}
            zoom={zoom}
            look={look}
            onGo={props.onGo}
            onZoom={props.onZoom}
            onLook={props.onLook}
          >
            {props.takeOut}
          </PageMenu>
          {narrow ? null : (
            <IconButton label={d.zoomIn} icon={<IconPlus aria-hidden="true" />} onPress={() => props.onZoomBy(step)} />
          )}
          <IconButton label={d.find} icon={<IconSearch aria-hidden="true" />} onPress={props.onFind} />
          <IconButton
            label={writing ? a.stop : a.writeOn}
            icon={<IconPencil aria-hidden="true" />}
            pressed={writing}
            onPress={() => props.onWriting(!writing)}
          />
          <PresentButton
            presentation={presentation}
            document={document}
            pointing={props.pointing}
            onPointing={props.onPointing}
            compact={narrow}
          />
        </div>
      ) : null}
    </div>
  );
}
