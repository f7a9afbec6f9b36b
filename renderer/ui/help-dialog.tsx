import { Switch } from '@mantine/core';
import { useWords } from '../kernel/i18n/words.ts';
import { setPreference, usePreferences } from '../kernel/preferences.ts';
import { Dialog } from './dialog.tsx';
import classes from './help-dialog.module.css';
import { helpWords, screenOf } from './help-words.ts';

export interface HelpDialogProps {
  /** Keys of the screen that is shown; null while the dialog is closed. */
  readonly shown: readonly { readonly key: string; readonly label: string }[] | null;
  readonly onClose: () => void;
}

/** What one can do on this screen, and its keys. */
export function HelpDialog({ shown, onClose }: HelpDialogProps) {
  const w = useWords(helpWords);
  const { shortcuts } = usePreferences();
  const [first, ...others] =
    w[screenOf(location.pathname, new URLSearchParams(location.search).has('paper'))].split('\n');
  return (
    <Dialog opened={shown !== null} title={w.help} wide onClose={onClose}>
      <p>{first}</p>
      <ul className={classes.steps}>
        {others.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {shown && shown.length > 0 ? (
        <section aria-label={w.shortcuts}>
          <h3 className={classes.title}>{w.shortcuts}</h3>
          <Switch
            className={classes.switch}
            label={w.shortcutsUse}
            checked={shortcuts}
            onChange={(event) => setPreference('shortcuts', event.currentTarget.checked)}
          />
          <dl className={classes.list}>
            {shown.map((shortcut) => (
              <div key={shortcut.key} className={classes.row}>
                <dt>
                  <kbd className={classes.key}>{shortcut.key === ' ' ? 'Space' : shortcut.key.toUpperCase()}</kbd>
                </dt>
                <dd>{shortcut.label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </Dialog>
  );
}
