import { useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './forms.module.css';
import { identityWords } from './words.ts';

export interface FirstPasswordProps {
  readonly name: string;
  readonly password: string;
  /** It was handed over: nothing else ends the dialog. */
  readonly onDone: () => void;
}

/** A first password; it is shown here once and nowhere again. */
export function FirstPassword({ name, password, onDone }: FirstPasswordProps) {
  const w = useWords(identityWords);
  const [copied, setCopied] = useState<boolean | null>(null);
  const end = (
    <ActionButton look="primary" wide onPress={onDone}>
      {w.handedOver}
    </ActionButton>
  );
  if (password === '')
    return (
      <div className={classes.form}>
        <Notice tone="warn">{w.passwordLost(name)}</Notice>
        {end}
      </div>
    );
  return (
    <div className={classes.form}>
      <Notice tone="warn">{w.firstPasswordText(name)}</Notice>
      <output className={classes.secret} aria-label={w.firstPassword}>
        {password}
      </output>
      <ActionButton
        wide
        onPress={() =>
          void navigator.clipboard.writeText(password).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? w.copied : w.copy}
      </ActionButton>
      {copied === false ? <Notice tone="warn">{w.copyFailed}</Notice> : null}
      {end}
    </div>
  );
}
