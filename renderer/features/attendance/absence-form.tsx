import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MeetingId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { attendanceWords } from './words.ts';

export interface AbsenceFormProps {
  readonly opened: boolean;
  readonly meeting: string;
  readonly person: string;
  /** Whose absence it is, where that is somebody else. */
  readonly name?: string | undefined;
  /** What was said before. */
  readonly told: { readonly reason: string; readonly substitute: string } | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says that somebody cannot come, why, and who shall come instead; or takes it back. */
export function AbsenceForm({ opened, meeting, person, name, told, onClose, onDone }: AbsenceFormProps) {
  const w = useWords(attendanceWords);
  const [reason, setReason] = useState<string | null>(null);
  const [substitute, setSubstitute] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const text = reason ?? told?.reason ?? '';
  const close = (): void => {
    setReason(null);
    setSubstitute(null);
    setTried(false);
    setFailure(null);
    onClose();
  };
  const send = async (words: { reason: string; substitute: string }): Promise<void> => {
    setSending(true);
    const result = await call(
      'attendance.excuse',
      { meeting: meeting as MeetingId, person: person as PersonId },
      words,
    );
    setSending(false);
    if (!result.ok) return setFailure(result.failure);
    onDone();
    close();
  };
  return (
    <Dialog opened={opened} title={name === undefined ? w.excuse : w.excuseOf(name)} onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (text.trim() !== '' && !sending)
            void send({ reason: text.trim(), substitute: (substitute ?? told?.substitute ?? '').trim() });
        }}
      >
        <Textarea
          label={w.reason}
          autosize
          minRows={2}
          maxLength={500}
          required
          error={tried && text.trim() === '' ? w.reasonMissing : null}
          value={text}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={w.substitute}
          description={w.substituteHint}
          maxLength={200}
          value={substitute ?? told?.substitute ?? ''}
          onChange={(event) => setSubstitute(event.currentTarget.value)}
        />
        <p>{w.excuseWho}</p>
        <FailureNotice failure={failure} />
        <ActionButton type="submit" look="primary" wide sending={sending}>
          {w.excuseSend}
        </ActionButton>
        {told ? (
          <ActionButton wide onPress={() => void send({ reason: '', substitute: '' })}>
            {w.excuseTake}
          </ActionButton>
        ) : null}
      </form>
    </Dialog>
  );
}
