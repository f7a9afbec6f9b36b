import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { findKit } from '../../kernel/offline/kits.ts';
import { erasePacks } from '../../kernel/offline/packs.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import classes from './packs.module.css';
import { packsWords } from './words.ts';

/** Which devices keep this person's papers, and how to withdraw one that is lost. */
export function PackDevices({ person }: { readonly person: string }) {
  const w = useWords(packsWords);
  const format = useFormats();
  const { value, failure, reload } = useEndpoint('packs.mine', {});
  const [here, setHere] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  useEffect(() => void findKit(person).then((kit) => setHere(kit?.device ?? null)), [person]);
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  const withdraw = async (): Promise<void> => {
    if (asked === null) return;
    setBusy(true);
    const result = await call('packs.withdraw', { device: asked });
    if (result.ok && asked === here) await erasePacks(person);
    setBusy(false);
    setFailed(result.ok ? null : result.failure);
    setAsked(null);
    void reload();
  };
  return (
    <div className={classes.stack}>
      <p>{w.devicesWhy(value.hours)}</p>
      <FailureNotice failure={failed} />
      {value.devices.length === 0 ? <p className={classes.soft}>{w.noDevices}</p> : null}
      <ul className={classes.devices}>
        {value.devices.map(({ device, label, since, last }) => (
          <li key={device} className={classes.line}>
            <div className={classes.text}>
              <p className={classes.kept}>
                {label} {device === here ? <Chip>{w.thisOne}</Chip> : null}
              </p>
              <p className={classes.soft}>{w.since(format.dateTime(since), format.dateTime(last))}</p>
            </div>
            <ActionButton label={w.withdrawOf(label)} onPress={() => setAsked(device)}>
              {w.withdraw}
            </ActionButton>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked !== null}
        title={w.withdrawTitle}
        confirm={w.withdraw}
        danger
        sending={busy}
        onConfirm={() => void withdraw()}
        onClose={() => setAsked(null)}
      >
        <p>{w.withdrawWhy}</p>
      </ConfirmDialog>
    </div>
  );
}
