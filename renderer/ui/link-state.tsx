import {
  IconDoorExit,
  IconPlugConnectedX,
  IconRefresh,
  IconUserOff,
  IconWifi,
  IconWifiOff,
  IconX,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { reloadOnce } from '../kernel/fresh-page.ts';
import { useWords } from '../kernel/i18n/words.ts';
import { useStatus } from '../kernel/use-meeting.tsx';
import { ActionButton } from './action-button.tsx';
import { IconButton } from './icon-button.tsx';
import classes from './link-state.module.css';
import { Notice } from './notice.tsx';
import { Empty } from './states.tsx';
import { uiWords } from './words.ts';

/** A quiet word on the network: a small mark while all is well, a word when it is not. */
export function NetworkMark() {
  const w = useWords(uiWords);
  const status = useStatus();
  const word = status === 'live' ? w.live : status === 'connecting' ? w.connecting : w.offline;
  return (
    <span className={classes.mark} data-status={status} title={word} role="status">
      {status === 'live' ? <IconWifi aria-hidden="true" /> : <IconWifiOff aria-hidden="true" />}
      <span className={status === 'live' ? 'unseen' : classes.word}>{word}</span>
    </span>
  );
}

/** One line over the lower edge while the line is broken: it comes and goes without moving what somebody works on. */
export function OfflineNotice() {
  const w = useWords(uiWords);
  const offline = useStatus() === 'offline';
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    if (!offline) setHidden(false);
  }, [offline]);
  if (!offline || hidden) return null;
  return (
    <div className={classes.offline}>
      <Notice
        tone="warn"
        action={<IconButton label={w.close} icon={<IconX aria-hidden="true" />} onPress={() => setHidden(true)} />}
      >
        {w.offlineLong}
      </Notice>
    </div>
  );
}

/** Shows what is inside unless this device may not stay: then says why, and the one way on. */
export function LinkGate({ children }: { children: ReactNode }) {
  const status = useStatus();
  return status === 'removed' || status === 'signed-out' || status === 'outdated' ? (
    <div className={classes.gate}>
      <Ended status={status} />
    </div>
  ) : (
    children
  );
}

/** A page that can talk to the server no more is loaded anew at once: what was written waits on this device. */
function useReload(outdated: boolean): void {
  useEffect(() => {
    if (outdated) reloadOnce();
  }, [outdated]);
}

function Ended({ status }: { status: 'removed' | 'signed-out' | 'outdated' }) {
  const w = useWords(uiWords);
  const navigate = useNavigate();
  useReload(status === 'outdated');
  if (status === 'removed')
    return (
      <Empty
        icon={<IconUserOff aria-hidden="true" />}
        title={w.removedTitle}
        action={
          <ActionButton
            look="primary"
            icon={<IconDoorExit aria-hidden="true" />}
            onPress={() => void navigate({ to: '/' })}
          >
            {w.toLobby}
          </ActionButton>
        }
      >
        {w.removedText}
      </Empty>
    );
  if (status === 'signed-out')
    return (
      <Empty
        icon={<IconPlugConnectedX aria-hidden="true" />}
        title={w.signedOutTitle}
        action={
          <ActionButton look="primary" onPress={() => location.assign('/sign-in')}>
            {w.signIn}
          </ActionButton>
        }
      >
        {w.signedOutText}
      </Empty>
    );
  return (
    <Empty
      icon={<IconRefresh aria-hidden="true" />}
      title={w.outdatedTitle}
      action={
        <ActionButton look="primary" onPress={() => location.reload()}>
          {w.reload}
        </ActionButton>
      }
    >
      {w.outdatedText}
    </Empty>
  );
}
