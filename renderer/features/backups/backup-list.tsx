import { IconDatabaseExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import classes from './backups.module.css';
import { backupsWords } from './words.ts';

/** How often the list is asked for again: one that is under way ends by itself. In ms. */
const againMs = 3000;

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Which backups there are, whether the last one failed, and a button for one more. */
export function BackupList() {
  const w = useWords(backupsWords);
  const format = useFormats();
  const { value, failure, reload } = useEndpoint('backups.list', {}, { everyMs: againMs });
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  const begin = async (): Promise<void> => {
    setSending(true);
    const result = await call('backups.begin', {}, {});
    setRefused(result.ok ? null : result.failure);
    await reload();
    setSending(false);
  };
  const { backups, folder, sameDisk, atMinute, running, failed } = value;
  return (
    <Card title={w.title}>
      <p>{atMinute === null ? w.off : w.lead(clockOf(atMinute))}</p>
      <p className={classes.folder}>{w.where(folder)}</p>
      {failed ? <Notice tone="warn">{w.failed(format.dateTime(failed.at), failed.incident)}</Notice> : null}
      {sameDisk ? <Notice tone="warn">{w.sameDisk}</Notice> : null}
      <p className={table.soft}>{w.keys}</p>
      <FailureNotice failure={refused} />
      <ActionButton
        look="primary"
        icon={<IconDatabaseExport aria-hidden="true" />}
        sending={sending}
        denial={running ? w.running : null}
        onPress={() => void begin()}
      >
        {w.now}
      </ActionButton>
      {backups.length === 0 ? (
        <Empty title={w.none}>{w.noneText}</Empty>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{w.at}</th>
              <th scope="col">{w.meetings}</th>
              <th scope="col">{w.size}</th>
              <th scope="col">{w.name}</th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <tr key={backup.name}>
                <th scope="row">{format.dateTime(backup.at)}</th>
                <td>
                  <span className={classes.name}>{w.meetings}: </span>
                  {backup.meetings}
                </td>
                <td>
                  <span className={classes.name}>{w.size}: </span>
                  {format.bytes(backup.bytes)}
                </td>
                <td>{backup.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={table.soft}>{w.restore}</p>
    </Card>
  );
}
