import { useState } from 'react';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import classes from './personal.module.css';
import { SetUpRecovery } from './set-up-recovery.tsx';
import { personalWords } from './words.ts';

/** One's own recovery: off until one turns it on. Nothing stands here where the office does not offer it. */
export function RecoveryCard({ person, name }: { readonly person: string; readonly name: string }) {
  const w = useWords(personalWords);
  const format = useFormats();
  const { value, reload } = useEndpoint('personal.recovery', {});
  const end = useCommand('personal.endRecovery');
  const [asking, setAsking] = useState<'turn-on' | 'end' | null>(null);
  if (!value?.offered) return null;
  const { since, until } = value;
  return (
    <Card title={w.recovery}>
      {since === null ? <p>{w.recoveryOff}</p> : <p>{w.recoveryOn(format.date(since))}</p>}
      {until === null ? null : <Notice>{w.released(format.dateTime(until))}</Notice>}
      <div className={classes.start}>
        <ActionButton look={since === null ? 'primary' : 'secondary'} onPress={() => setAsking('turn-on')}>
          {since === null ? w.turnOn : w.codeNew}
        </ActionButton>
        {since === null ? null : (
          <ActionButton look="danger" onPress={() => setAsking('end')}>
            {w.end}
          </ActionButton>
        )}
      </div>
      {asking === null ? <FailureNotice failure={end.failure} /> : null}
      <Dialog opened={asking === 'turn-on'} title={w.recovery} keep onClose={() => setAsking(null)}>
        <SetUpRecovery
          person={person}
          name={name}
          renews={since !== null}
          onDone={() => {
            setAsking(null);
            void reload();
          }}
          onClose={() => setAsking(null)}
        />
      </Dialog>
      <ConfirmDialog
        opened={asking === 'end'}
        title={w.endTitle}
        confirm={w.end}
        danger
        sending={end.sending}
        failure={end.failure}
        onConfirm={() =>
          void end.send({}).then((ended) => {
            if (ended.ok) setAsking(null);
            void reload();
          })
        }
        onClose={() => setAsking(null)}
      >
        <p>{w.endWhy}</p>
      </ConfirmDialog>
    </Card>
  );
}
