import { TextInput } from '@mantine/core';
import { IconDeviceTablet } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../../../shared/kernel/result.ts';
import { call } from '../../../kernel/call.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { deviceLabel } from '../../../kernel/offline/device-label.ts';
import { useSetSession } from '../../../kernel/use-session.ts';
import { nobodysUnsent, wipeDevice } from '../../../kernel/wipe-device.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { FailureNotice, Notice } from '../../../ui/notice.tsx';
import { placeOf } from './place.ts';
import classes from './room.module.css';
import { roomWords } from './words.ts';

export interface EnrolFormProps {
  /** As the QR code holds it; empty where it has to be typed. */
  readonly code: string;
  readonly onDone: () => void;
}

/** Makes this browser a tablet of the room. What somebody kept in it before is erased: from now on it is shared. */
export function EnrolForm({ code: given, onDone }: EnrolFormProps) {
  const w = useWords(roomWords);
  const setSession = useSetSession();
  const [code, setCode] = useState(given);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<{ readonly name: string; readonly place: string } | null>(null);
  const digits = code.replace(/\D/g, '');
  const enrol = async (): Promise<void> => {
    setTried(true);
    if (digits.length !== 8 || busy) return;
    setBusy(true);
    const result = await call('devices.enrol', {}, { code: digits, label: deviceLabel() });
    setFailure(result.ok ? null : result.failure);
    if (result.ok) {
      setSession(null);
      await wipeDevice({ look: true, spares: nobodysUnsent });
      setMade({ name: result.value.name, place: placeOf(result.value) });
    }
    setBusy(false);
  };
  if (made)
    return (
      <div className={classes.stack}>
        <Notice>{w.enrolled(made.name, made.place)}</Notice>
        <ActionButton look="primary" size="large" wide onPress={onDone}>
          {w.toSignIn}
        </ActionButton>
      </div>
    );
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enrol();
      }}
    >
      <p>{w.enrolLead}</p>
      <Notice tone="warn">{w.enrolOwn}</Notice>
      <TextInput
        label={w.enrolCode}
        description={w.enrolHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={11}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={tried && digits.length !== 8 ? w.enrolWrong : null}
      />
      <FailureNotice failure={failure} />
      <ActionButton
        type="submit"
        look="primary"
        size="large"
        wide
        sending={busy}
        icon={<IconDeviceTablet aria-hidden="true" />}
      >
        {w.enrolNow}
      </ActionButton>
      <ActionButton look="quiet" wide onPress={onDone}>
        {w.toSignIn}
      </ActionButton>
    </form>
  );
}
