import { IconChecklist, IconListNumbers, IconPresentation, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import type { Presentation } from '../../features/presentation/use-presentation.ts';
import { votingWords } from '../../features/voting/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { BarButton } from './bar-button.tsx';
import { CheckInAction } from './check-in-action.tsx';
import { OwnFloor } from './own-floor.tsx';
import { SpeakAction } from './speak-action.tsx';
import classes from './tablet.module.css';
import { tabletWords } from './words.ts';

export interface BottomBarProps {
  readonly me: string | null;
  /** Nothing can be done any more: only reading. */
  readonly over: boolean;
  readonly presentation: Presentation;
  readonly presenterName: string;
  readonly following: boolean;
  readonly onFollow: () => void;
  readonly onUnfollow: () => void;
  readonly onVotes: () => void;
  readonly onPlate: () => void;
  readonly narrow: boolean;
  /** Agenda and panel: columns on a wide screen, drawers on a narrow one. */
  readonly rail: boolean;
  readonly onRail: () => void;
  readonly panel: boolean;
  readonly onPanel: () => void;
}

/** The actions of a delegate: large, few, each with how it stands. */
export function BottomBar(props: BottomBarProps) {
  const { me, over, presentation, presenterName, following, narrow } = props;
  const w = useWords(tabletWords);
  const v = useWords(votingWords);
  const board = useView('voting.board');
  const mine = useView('voting.me')?.open;
  const [failure, setFailure] = useState<string | null>(null);
  const { presenter, document } = presentation;
  const followNote = presentation.mine
    ? w.followMine
    : presenter === null || document === null
      ? w.followNone
      : following
        ? w.followNow(presenterName)
        : w.followAway(presenterName);
  const closed = Object.values(board?.questions ?? {}).filter((question) => question.state === 'closed').length;
  const waits = mine?.entitled === true && mine.choice === null;
  const voteNote = board?.open
    ? mine?.choice
      ? v.youChose(v[mine.choice])
      : w.votesOpen
    : closed > 0
      ? w.votesCount(closed)
      : w.votesNone;
  return (
    <>
      <FailureNotice failure={failure === null ? null : { code: failure }} />
      {over ? null : <OwnFloor />}
      <nav className={classes.bottom} aria-label={w.actions}>
        <BarButton
          icon={<IconListNumbers aria-hidden="true" />}
          label={w.agenda}
          pressed={props.rail}
          onPress={props.onRail}
        />
        {over ? null : <CheckInAction me={me} onFailure={setFailure} onPlate={props.onPlate} />}
        {over ? null : <SpeakAction own={me} narrow={narrow} />}
        {over ? null : (
          <BarButton
            icon={<IconPresentation aria-hidden="true" />}
            label={narrow ? w.followShort : w.follow}
            note={followNote}
            denied={presenter === null || document === null}
            pressed={following}
            onPress={following ? props.onUnfollow : props.onFollow}
          />
        )}
        <BarButton
          icon={<IconChecklist aria-hidden="true" />}
          label={over ? w.results : w.votes}
          note={voteNote}
          look={waits ? 'primary' : 'plain'}
          onPress={props.onVotes}
        />
        <BarButton
          icon={<IconSparkles aria-hidden="true" />}
          label={w.panel}
          note={narrow ? null : w.panelNote}
          pressed={props.panel}
          onPress={props.onPanel}
        />
      </nav>
    </>
  );
}
