import { PasswordInput } from '@mantine/core';
import { IconLockOpen, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { type KitRow, listKits } from '../../kernel/offline/kits.ts';
import { openPacksHere } from '../../kernel/offline/packs.ts';
import { useSetSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import classes from './packs.module.css';
import { packsWords } from './words.ts';

/** The server cannot be reached: whoever keeps papers on this device gets in to them, by his password. */
export function OfflineDoor({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const w = useWords(packsWords);
  const [kits, setKits] = useState<readonly KitRow[] | null>(null);
  useEffect(() => void listKits().then(setKits), []);
  // Nobody has to press anything once the network is back.
  useEffect(() => {
    addEventListener('online', onRetry);
    return () => removeEventListener('online', onRetry);
  }, [onRetry]);
  if (failure.code !== 'unreachable' || kits?.length === 0) return <ErrorState failure={failure} onRetry={onRetry} />;
  if (!kits) return <Loading />;
  return (
    <main className={classes.door}>
      <Empty
        icon={<IconWifiOff aria-hidden="true" />}
        title={w.doorTitle}
        action={<ActionButton onPress={onRetry}>{w.tryServer}</ActionButton>}
      >
        {w.doorText}
      </Empty>
      {kits.map((kit) => (
        <Card key={kit.person} title={w.doorOf(kit.name)}>
          <KitForm kit={kit} onGone={() => setKits(kits.filter((one) => one !== kit))} />
        </Card>
      ))}
    </main>
  );
}

function KitForm({ kit, onGone }: { readonly kit: KitRow; readonly onGone: () => void }) {
  const w = useWords(packsWords);
  const setSession = useSetSession();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = async (): Promise<void> => {
    setBusy(true);
    const opened = await openPacksHere(kit, password);
    setBusy(false);
    if (opened.ok) return setSession(opened.value);
    setFailure(opened.failure);
    if (opened.failure.code === 'packs.expired') setTimeout(onGone, 8000);
  };
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '' && !busy) void open();
      }}
    >
      <PasswordInput
        label={w.password}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FailureNotice failure={failure} />
      <ActionButton
        type="submit"
        look="primary"
        size="large"
        wide
        sending={busy}
        icon={<IconLockOpen aria-hidden="true" />}
      >
        {w.open}
      </ActionButton>
    </form>
  );
}
