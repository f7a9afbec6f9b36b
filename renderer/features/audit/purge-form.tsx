import { useState } from 'react';
import { keptMs } from '../../../shared/features/audit/contract.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { fromLocalText, toLocalText } from '../../kernel/local-time.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import classes from './log.module.css';
import { auditWords } from './words.ts';

/** Deletes old sign-ins: says how many before it does. */
export function PurgeForm({ onPurged }: { readonly onPurged: (rows: number) => void }) {
  const w = useWords(auditWords);
  const format = useFormats();
  const { send, sending, failure } = useCommand('audit.purgeSignIns');
  // The first day that may go: what is proposed is what the policy allows.
  const [latest] = useState(() => Date.now() - keptMs);
  const [day, setDay] = useState(() => toLocalText(latest).slice(0, 10));
  const before = fromLocalText(`${day}T00:00`);
  const old = before !== null && before <= latest;
  const { value } = useEndpoint('audit.signIns', { to: before ?? 0, limit: 1 }, { enabled: old });
  const rows = old ? value?.total : undefined;
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (before === null || !rows || sending) return;
        void send({ before }).then((result) => result.ok && onPurged(result.value.rows));
      }}
    >
      <p>{w.purgeText}</p>
      <DayField
        label={w.purgeBefore}
        required
        value={day}
        onChange={setDay}
        error={before === null ? w.dayWrong : old ? null : w.purgeFirst}
      />
      {rows ? <Notice tone="warn">{w.purgeCount(format.number(rows))}</Notice> : null}
      <FailureNotice failure={failure} />
      <ActionButton
        type="submit"
        look="danger"
        wide
        sending={sending}
        denial={old ? (rows === 0 ? w.purgeNone : null) : w.purgeFirst}
      >
        {w.purge}
      </ActionButton>
    </form>
  );
}
