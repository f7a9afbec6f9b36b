import { TextInput } from '@mantine/core';
import { IconDeviceTv, IconPlugX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './pair-display.module.css';
import { devicesWords } from './words.ts';

/** Gives a waiting room display to this meeting by its six digits, and takes it back. */
export function PairDisplay() {
  const w = useWords(devicesWords);
  const format = useFormats();
  const displays = useView('devices.displays')?.displays ?? {};
  const pair = useCommand('devices.pair');
  const unpair = useCommand('devices.unpair');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const digits = code.replace(/\D/g, '');
  const submit = async (): Promise<void> => {
    setTried(true);
    if (digits.length !== 6 || pair.sending) return;
    if ((await pair.send({ code: digits })).ok) {
      setCode('');
      setTried(false);
    }
  };
  return (
    <div className={classes.stack}>
      <form
        className={classes.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={w.code}
          description={w.codeHint}
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={tried && digits.length !== 6 ? w.codeWrong : null}
        />
        <FailureNotice failure={pair.failure ?? unpair.failure} />
        <ActionButton type="submit" icon={<IconDeviceTv aria-hidden="true" />} sending={pair.sending}>
          {w.pair}
        </ActionButton>
      </form>
      {Object.keys(displays).length === 0 ? <p className={classes.soft}>{w.none}</p> : null}
      <ul className={classes.list}>
        {Object.entries(displays)
          .sort(([, a], [, b]) => a.at - b.at)
          .map(([device, { at }], index) => (
            <li key={device} className={classes.row}>
              <IconDeviceTv aria-hidden="true" />
              <span className={classes.name}>
                {w.display(index + 1)}
                <span className={classes.soft}>{w.pairedAt(format.time(at))}</span>
              </span>
              <IconButton
                label={`${w.unpair}: ${w.display(index + 1)}`}
                icon={<IconPlugX aria-hidden="true" />}
                sending={unpair.sending}
                onPress={() => void unpair.send({ device })}
              />
            </li>
          ))}
      </ul>
    </div>
  );
}
