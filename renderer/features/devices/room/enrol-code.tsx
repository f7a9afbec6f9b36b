import { useEffect, useState } from 'react';
import type { RoomDeviceRow } from '../../../../shared/features/devices/room.ts';
import type { Failure } from '../../../../shared/kernel/result.ts';
import { call } from '../../../kernel/call.ts';
import { useFormats } from '../../../kernel/i18n/format.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { FailureNotice, Notice } from '../../../ui/notice.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { Loading } from '../../../ui/states.tsx';
import classes from './room.module.css';
import { roomWords } from './words.ts';

export interface EnrolCodeProps {
  readonly device: Pick<RoomDeviceRow, 'device' | 'enrolled'>;
  /** The tablet has enrolled by this very code. */
  readonly done: boolean;
  readonly onClose: () => void;
}

/** Eight digits and their QR code, which one tablet enrols by. */
export function EnrolCode({ device, done, onClose }: EnrolCodeProps) {
  const w = useWords(roomWords);
  const format = useFormats();
  const [made, setMade] = useState<{ readonly code: string; readonly until: number } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = device.device;
  useEffect(() => {
    const aborted = new AbortController();
    void call('devices.enrolCode', { device: id }, {}, aborted.signal).then((result) => {
      if (aborted.signal.aborted) return;
      if (result.ok) setMade(result.value);
      else setFailure(result.failure);
    });
    return () => aborted.abort();
  }, [id]);
  if (failure) return <FailureNotice failure={failure} />;
  if (!made) return <Loading />;
  if (done)
    return (
      <div className={classes.stack}>
        <Notice>{w.codeDone}</Notice>
        <ActionButton look="primary" wide onPress={onClose}>
          {w.codeDone}
        </ActionButton>
      </div>
    );
  const link = `${location.origin}/room-device#${made.code}`;
  return (
    <div className={classes.stack}>
      <p>{w.codeText}</p>
      <output className={classes.code} aria-label={w.enrolCode}>
        {`${made.code.slice(0, 4)} ${made.code.slice(4)}`}
      </output>
      <div className={classes.qr}>
        <QrCode text={link} label={w.codeLink} />
      </div>
      <p className={classes.address}>{`${location.origin}/room-device`}</p>
      <p className={classes.soft}>{w.codeUntil(format.time(made.until))}</p>
      {device.enrolled === null ? null : <Notice tone="warn">{w.codeReplaces}</Notice>}
    </div>
  );
}
