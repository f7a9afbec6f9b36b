import { IconCircleCheck, IconDownload, IconRefresh, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { currentPacks } from '../../kernel/offline/packs.ts';
import { useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Progress } from '../../ui/meter.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './packs.module.css';
import { usePack } from './use-packs.ts';
import { packsWords } from './words.ts';

const UnlockDialog = lazy(async () => ({ default: (await import('../personal/unlock-dialog.tsx')).UnlockDialog }));

/** Keeps a meeting on this device, shows how far that is, and what is kept. */
export function PackLine({ meeting, offer = true }: { readonly meeting: string; readonly offer?: boolean }) {
  const w = useWords(packsWords);
  const format = useFormats();
  const { pack, job, until, keep } = usePack(meeting);
  const { value: session } = useSession();
  const [asking, setAsking] = useState(false);
  const [unlocking, setUnlocking] = useState(false);
  if (job?.state === 'running') {
    const { progress } = job;
    return (
      <div className={classes.line} role="status">
        <div className={classes.text}>
          <p>
            {progress
              ? w.keeping(
                  progress.papers,
                  progress.allPapers,
                  format.bytes(progress.bytes),
                  format.bytes(progress.allBytes),
                )
              : w.preparing}
          </p>
          <Progress label={w.progress} value={progress?.bytes ?? 0} of={progress?.allBytes ?? 1} />
        </div>
        <ActionButton look="quiet" onPress={job.stop}>
          {w.stop}
        </ActionButton>
      </div>
    );
  }
  const locked = job?.state === 'failed' && job.failure.code === 'packs.locked';
  const failure =
    job?.state === 'failed' ? (
      <FailureNotice
        failure={job.failure}
        action={
          <ActionButton onPress={locked ? () => setUnlocking(true) : keep}>{locked ? w.unlock : w.retry}</ActionButton>
        }
      />
    ) : null;
  const unlock = unlocking ? (
    <Suspense>
      <UnlockDialog
        opened
        person={session?.person?.id ?? ''}
        sessionKey={session?.outboxKey ?? null}
        onDone={() => {
          setUnlocking(false);
          keep();
        }}
        onClose={() => setUnlocking(false)}
      />
    </Suspense>
  ) : null;
  if (!pack)
    return failure || offer ? (
      <div className={classes.stack}>
        {unlock}
        {failure ?? (
          <div className={classes.line}>
            <ActionButton icon={<IconDownload aria-hidden="true" />} onPress={keep}>
              {w.keep}
            </ActionButton>
            <p className={classes.soft}>{w.keepWhy}</p>
          </div>
        )}
      </div>
    ) : null;
  const bytes = pack.papers.reduce((sum, paper) => sum + paper.bytes, 0);
  return (
    <div className={classes.stack}>
      {unlock}
      {failure}
      <div className={classes.line}>
        <div className={classes.text}>
          <p className={classes.kept}>
            <IconCircleCheck aria-hidden="true" />
            {w.kept}
          </p>
          <p className={classes.soft}>
            {w.keptWhat(pack.papers.length, format.bytes(bytes), format.dateTime(pack.at))}{' '}
            {w.until(format.dateTime(until))} {pack.left > 0 ? w.left(pack.left) : null}
          </p>
        </div>
        <div className={classes.buttons}>
          <ActionButton look="quiet" icon={<IconRefresh aria-hidden="true" />} onPress={keep}>
            {w.update}
          </ActionButton>
          <ActionButton look="quiet" icon={<IconTrash aria-hidden="true" />} onPress={() => setAsking(true)}>
            {w.remove}
          </ActionButton>
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        title={w.removeTitle}
        confirm={w.remove}
        onConfirm={() => {
          setAsking(false);
          void currentPacks()?.remove(meeting);
        }}
        onClose={() => setAsking(false)}
      >
        <p>{w.removeWhy}</p>
      </ConfirmDialog>
    </div>
  );
}
