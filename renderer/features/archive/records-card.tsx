import { IconDownload, IconFileZip } from '@tabler/icons-react';
import { listFormats } from '../../../shared/features/archive/contract.ts';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { addressOf } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { isShared } from '../../kernel/shared-device.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { roomTabletWords } from '../../ui/room-tablet-words.ts';
import classes from './archive.module.css';
import { useSave } from './use-save.ts';
import { archiveWords } from './words.ts';

/** For people; JSON, which is for programs, stands in the record. */
const shownFormats = listFormats.filter((format) => format !== 'json');
const recordFile = 'bien-ban-so.json';

export interface RecordsCardProps {
  readonly meeting: string;
  readonly over: boolean;
  /** Lists with times and the whole file are for chair and secretary. */
  readonly manager: boolean;
}

/** What one takes out of a meeting: results, attendance, the record, and everything together. */
export function RecordsCard({ meeting, over, manager }: RecordsCardProps) {
  const w = useWords(archiveWords);
  const r = useWords(roomTabletWords);
  const { save, busy, failure } = useSave();
  const id = meeting as MeetingId;
  const button = (what: string, format: 'pdf' | 'csv' | 'xlsx' | 'json', file: string, send: () => Promise<void>) => (
    <ActionButton
      key={format}
      icon={<IconDownload aria-hidden="true" />}
      label={w.download(what, w[format])}
      sending={busy === file}
      onPress={() => void send()}
    >
      {w[format]}
    </ActionButton>
  );
  if (isShared())
    return (
      <Card title={w.title}>
        <Notice>{r.noFiles}</Notice>
      </Card>
    );
  return (
    <Card title={w.title}>
      {over ? null : <p className={classes.soft}>{w.running}</p>}
      <FailureNotice failure={failure} />
      <section className={classes.part}>
        <h3 className={classes.name}>{w.votes}</h3>
        <div className={classes.buttons}>
          {shownFormats.map((format) => {
            const file = `ket-qua-bieu-quyet.${format}`;
            return button(w.votes, format, file, () => save('archive.votes', { meeting: id, format }, file));
          })}
        </div>
      </section>
      {manager ? (
        <>
          <section className={classes.part}>
            <h3 className={classes.name}>{w.attendance}</h3>
            <div className={classes.buttons}>
              {shownFormats.map((format) => {
                const file = `danh-sach-diem-danh.${format}`;
                return button(w.attendance, format, file, () =>
                  save('archive.attendance', { meeting: id, format }, file),
                );
              })}
            </div>
          </section>
          <section className={classes.part}>
            <h3 className={classes.name}>{w.record}</h3>
            <p className={classes.soft}>{w.recordHint}</p>
            <div className={classes.buttons}>
              {button(w.record, 'json', recordFile, () => save('archive.record', { meeting: id }, recordFile))}
            </div>
          </section>
          <section className={classes.part}>
            {/* Streamed to the disk by the browser: it may be large. */}
            <a className={classes.file} href={addressOf('archive.file', { meeting: id })} download>
              <IconFileZip aria-hidden="true" />
              {w.file}
            </a>
            <p className={classes.soft}>{w.fileHint}</p>
          </section>
        </>
      ) : null}
    </Card>
  );
}
