import { IconAlertTriangle, IconMapOff } from '@tabler/icons-react';
import { useWords } from '../kernel/i18n/words.ts';
import { ActionButton } from './action-button.tsx';
import { Empty } from './states.tsx';
import { uiWords } from './words.ts';

/** A defect of a screen: the person reloads, nothing else helps. */
export function Broken() {
  const w = useWords(uiWords);
  return (
    <main>
      <Empty
        icon={<IconAlertTriangle aria-hidden="true" />}
        title={w.brokenTitle}
        action={
          <ActionButton look="primary" onPress={() => location.reload()}>
            {w.reload}
          </ActionButton>
        }
      >
        {w.brokenText}
      </Empty>
    </main>
  );
}

export function NotFound() {
  const w = useWords(uiWords);
  return (
    <main>
      <Empty
        icon={<IconMapOff aria-hidden="true" />}
        title={w.notFoundTitle}
        action={
          <ActionButton look="primary" onPress={() => location.assign('/')}>
            {w.toLobby}
          </ActionButton>
        }
      >
        {w.notFoundText}
      </Empty>
    </main>
  );
}
