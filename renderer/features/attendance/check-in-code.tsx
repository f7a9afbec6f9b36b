import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './attendance.module.css';
import { attendanceWords } from './words.ts';

/** Asked for so often, so that what is shown always holds. In ms. */
const againMs = 10_000;

/** The code by which phones check in; `room` on a display, otherwise for chair and secretary. */
export function CheckInCode({ meeting, room = false }: { readonly meeting: string; readonly room?: boolean }) {
  const w = useWords(attendanceWords);
  const { value } = useEndpoint(
    room ? 'attendance.displayCode' : 'attendance.code',
    { meeting: meeting as MeetingId },
    { everyMs: againMs },
  );
  // Without a line no code is better than an old one.
  if (!value) return null;
  return (
    <figure className={classes.qr} data-room={room || undefined}>
      <QrCode text={value.url} label={w.scan} />
      <figcaption>
        {w.scan}
        {room ? null : <span className={classes.changes}>{w.codeChanges}</span>}
      </figcaption>
    </figure>
  );
}
