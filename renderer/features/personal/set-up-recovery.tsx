import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { type PreparedRecovery, prepareRecovery } from '../../kernel/key-recovery.ts';
import { type Printed, printPage } from '../../kernel/print.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { printWords } from '../../ui/print-words.ts';
import classes from './personal.module.css';
import { StepForm } from './step-form.tsx';
import { personalWords } from './words.ts';

export interface SetUpRecoveryProps {
  readonly person: string;
  /** Stands on the printed sheet. */
  readonly name: string;
  /** There is a code already, which this one replaces. */
  readonly renews: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Consent and password first, then the code, shown once; it holds when its last group was entered from what was written. */
export function SetUpRecovery({ person, name, renews, onDone, onClose }: SetUpRecoveryProps) {
  const w = useWords(personalWords);
  const [password, setPassword] = useState('');
  const [agrees, setAgrees] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [prepared, setPrepared] = useState<PreparedRecovery | null>(null);
  const prepare = async (): Promise<void> => {
    setTried(true);
    if (password === '' || !agrees) return;
    setBusy(true);
    const result = await prepareRecovery(person, password);
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setPrepared(result.value);
  };
  if (prepared) return <ShownCode {...{ prepared, name, renews, onDone, onClose }} />;
  return (
    <StepForm
      failure={failure}
      busy={busy}
      back={{ word: w.cancel, run: onClose }}
      next={{ word: w.makeCode, run: () => void prepare() }}
    >
      <p>{w.consentWhy}</p>
      <PasswordInput
        label={w.password}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={tried && password === '' ? w.fill : null}
      />
      <Checkbox
        label={w.consent}
        checked={agrees}
        onChange={(event) => setAgrees(event.currentTarget.checked)}
        error={tried && !agrees ? w.consentFirst : null}
      />
    </StepForm>
  );
}

interface ShownCodeProps extends Omit<SetUpRecoveryProps, 'person'> {
  readonly prepared: PreparedRecovery;
}

function ShownCode({ prepared: { code, kept }, name, renews, onDone, onClose }: ShownCodeProps) {
  const w = useWords(personalWords);
  const format = useFormats();
  const announce = useAnnounce();
  const keep = useCommand('personal.keepRecovery');
  const [group, setGroup] = useState('');
  const [wrong, setWrong] = useState(false);
  const p = useWords(printWords);
  const [printed, setPrinted] = useState<Printed>('done');
  const groups = code.split(' ');
  const finish = async (): Promise<void> => {
    const differs = group.trim().toUpperCase() !== groups.at(-1);
    setWrong(differs);
    if (differs) return;
    if (!(await keep.send(kept)).ok) return;
    announce(w.turnedOn);
    onDone();
  };
  return (
    <StepForm
      failure={keep.failure}
      busy={keep.sending}
      back={{ word: w.cancel, run: onClose }}
      next={{ word: w.done, run: () => void finish() }}
    >
      <Notice tone="warn">{renews ? `${w.writeDown} ${w.writeDownNew}` : w.writeDown}</Notice>
      <output className={classes.code} aria-label={w.code} data-code={code}>
        {groups.map((one, i) => (
          // Groups may be the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: their order never changes
          <span key={i}>{one}</span>
        ))}
      </output>
      <ActionButton icon={<IconPrinter aria-hidden="true" />} onPress={() => void printPage().then(setPrinted)}>
        {w.print}
      </ActionButton>
      {printed === 'no-printer' || printed === 'failed' ? <Notice tone="warn">{p[printed]}</Notice> : null}
      <TextInput
        label={w.lastGroup}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={group}
        onChange={(event) => setGroup(event.currentTarget.value)}
        error={wrong ? w.lastGroupWrong : null}
      />
      {createPortal(
        <section className={classes.sheet} aria-hidden="true">
          <h1>{w.printTitle}</h1>
          <p>{w.printOf(name, format.date(Date.now()))}</p>
          <p className={classes.printed}>{code}</p>
          <p>{w.printText}</p>
        </section>,
        document.body,
      )}
    </StepForm>
  );
}
