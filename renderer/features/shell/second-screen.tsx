import { IconDeviceTv, IconDeviceTvOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CommandInput } from '../../../shared/protocol.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { shellBridge } from '../../kernel/shell.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import classes from './shell.module.css';
import { useTold } from './use-shell.ts';
import { shellWords } from './words.ts';

/** The display that was given to a meeting from here; its panel comes and goes meanwhile. */
let given: CommandInput<'devices.unpair'> | null = null;

/** The room's display on a projector of this machine: opened, given to this meeting and closed by one press each. */
export function SecondScreen() {
  const w = useWords(shellWords);
  const told = useTold('screens');
  const pair = useCommand('devices.pair');
  const unpair = useCommand('devices.unpair');
  const [wanted, setWanted] = useState(false);
  const [gone, setGone] = useState(false);
  const code = told?.code ?? null;
  const give = async (digits: string): Promise<void> => {
    setWanted(false);
    const reply = await pair.send({ code: digits });
    if (reply.ok) given = reply.value;
  };
  useEffect(() => {
    if (wanted && code !== null) void give(code);
  });
  if (!told) return null;
  const open = async (screen: number): Promise<void> => {
    const reply = await shellBridge()?.openDisplay?.({ screen });
    setGone(reply?.ok !== true);
    setWanted(reply?.ok === true);
  };
  const close = (): void => {
    void shellBridge()?.closeDisplay?.({});
    if (given) void unpair.send(given);
    given = null;
    setWanted(false);
  };
  const { screens, shown } = told;
  return (
    <div className={classes.stack}>
      <h3 className={classes.head}>{w.secondScreen}</h3>
      <p className={classes.soft}>{shown !== null ? w.shown : screens.length === 0 ? w.plugIn : null}</p>
      <FailureNotice failure={pair.failure} />
      {gone ? <Notice tone="warn">{w.gone}</Notice> : null}
      {shown !== null ? (
        <>
          {code !== null && !wanted ? (
            <ActionButton
              look="primary"
              icon={<IconDeviceTv aria-hidden="true" />}
              sending={pair.sending}
              onPress={() => void give(code)}
            >
              {w.showMeeting}
            </ActionButton>
          ) : null}
          <ActionButton icon={<IconDeviceTvOff aria-hidden="true" />} onPress={close}>
            {w.close}
          </ActionButton>
        </>
      ) : (
        screens.map(({ id, name, width, height }) => (
          <ActionButton
            key={id}
            look="primary"
            icon={<IconDeviceTv aria-hidden="true" />}
            onPress={() => void open(id)}
          >
            {screens.length === 1 ? w.open : w.openOn(name, width, height)}
          </ActionButton>
        ))
      )}
    </div>
  );
}
