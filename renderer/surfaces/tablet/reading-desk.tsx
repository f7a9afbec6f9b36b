import type { PageLook } from '../../features/documents/page-look.ts';
import { PaperOpening } from '../../features/documents/paper-opening.tsx';
import { titleOf } from '../../features/documents/paper-title.ts';
import { usePaper } from '../../features/documents/use-paper.ts';
import type { ListedPaper } from '../../features/documents/use-papers.ts';
import type { OwnOpinions } from '../../features/opinions/use-own-opinions.ts';
import type { Presentation } from '../../features/presentation/use-presentation.ts';
import { useStartPlace } from '../../features/reading/use-kept-place.ts';
import { OpenPaper } from './open-paper.tsx';
import classes from './reading.module.css';
import { ReadingBar } from './reading-bar.tsx';
import type { Desk } from './use-desk.ts';

export interface ReadingDeskProps {
  readonly meeting: string;
  readonly me: string | null;
  readonly sessionKey: string | null;
  readonly paper: ListedPaper;
  readonly desk: Desk;
  readonly presentation: Presentation;
  readonly presenterName: string;
  readonly nameOf: (person: string) => string;
  readonly frozen: string | null;
  readonly opinions: OwnOpinions;
  readonly onOpinionSent: () => void;
  readonly narrow: boolean;
}

const never = (): void => {};
const opening = { state: 'loading', share: null } as const;
const plain: PageLook = { flow: 'continuous', spreads: false, turn: 0, night: false };

/** The paper that lies open: its bar, its pages, what is written on them. Mounted anew for each paper. */
export function ReadingDesk(props: ReadingDeskProps) {
  const { meeting, paper, presentation, desk, narrow } = props;
  const state = usePaper(meeting, paper.id, paper.version, paper.pictures);
  // Asked for beside the paper itself, which takes longer.
  const start = useStartPlace(meeting, paper.id, paper.at);
  if (state.state === 'ready' && start) return <OpenPaper {...props} opened={state.paper} start={start} />;
  return (
    <div className={classes.desk}>
      <ReadingBar
        title={titleOf(paper)}
        document={paper.id}
        paper={null}
        page={1}
        labels={null}
        contents={null}
        onContents={never}
        backTo={null}
        onJumpBack={never}
        zoom="width"
        look={plain}
        narrow={narrow}
        presentation={presentation}
        pointing={false}
        onPointing={never}
        writing={false}
        onWriting={never}
        onBack={desk.close}
        onGo={never}
        onZoom={never}
        onLook={never}
        onZoomBy={never}
        onFind={never}
      />
      <PaperOpening state={state.state === 'ready' ? opening : state} />
    </div>
  );
}
