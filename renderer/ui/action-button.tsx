import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useWords } from '../kernel/i18n/words.ts';
import classes from './action-button.module.css';
import { uiWords } from './words.ts';

export interface ActionButtonProps {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly icon?: ReactNode;
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly sending?: boolean;
  /** Why it cannot be done now, as a sentence; the button then stays reachable and says it. */
  readonly denial?: string | null | undefined;
  /** `line` shows the reason under the button; `tip` only to a pointer and to assistive technology. */
  readonly reason?: 'line' | 'tip';
  readonly wide?: boolean;
  readonly label?: string;
  /** The key that does the same, shown on wide screens. */
  readonly shortcut?: string;
  readonly type?: 'button' | 'submit';
  readonly pressed?: boolean;
  /** Has the focus when its dialog opens, so that Enter answers. */
  readonly focused?: boolean;
}

const variants = { primary: 'filled', secondary: 'default', quiet: 'subtle', danger: 'outline' } as const;

/** A button with all its states: idle, pressed, sending, or denied with the server's reason in words. */
export function ActionButton({
  children,
  onPress,
  icon,
  look = 'secondary',
  size = 'normal',
  sending = false,
  denial,
  reason = 'line',
  wide = false,
  label,
  shortcut,
  type = 'button',
  pressed,
  focused = false,
}: ActionButtonProps) {
  const w = useWords(uiWords);
  const reasonId = useId();
  const blocked = Boolean(denial) || sending;
  return (
    <span className={classes.frame} data-wide={wide || undefined}>
      <Button
        type={type}
        variant={variants[look]}
        className={classes.button}
        data-size={size}
        data-look={look}
        data-denied={denial ? true : undefined}
        data-sending={sending || undefined}
        fullWidth={wide}
        leftSection={icon}
        aria-disabled={blocked || undefined}
        aria-describedby={denial ? reasonId : undefined}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-pressed={pressed}
        data-autofocus={focused || undefined}
        title={denial ?? undefined}
        onClick={(event) => {
          if (blocked) event.preventDefault();
          else onPress?.();
        }}
      >
        {sending ? w.sending : children}
        {shortcut && !sending ? <span className={classes.key} data-key={shortcut.toUpperCase()} /> : null}
      </Button>
      {denial ? (
        <span id={reasonId} className={reason === 'line' ? classes.reason : 'unseen'}>
          {denial}
        </span>
      ) : null}
    </span>
  );
}
