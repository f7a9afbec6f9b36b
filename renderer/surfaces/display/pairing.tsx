import { useEffect } from 'react';
import { devicesWords } from '../../features/devices/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { shellBridge } from '../../kernel/shell.ts';
import { Loading } from '../../ui/states.tsx';
import classes from './display.module.css';
import { displayWords } from './words.ts';

/** The six digits, large enough to be read across the room. */
export function Pairing({ code, offline }: { code: string | null; offline: boolean }) {
  const w = useWords(displayWords);
  const d = useWords(devicesWords);
  // On a projector of the secretary's own machine nobody has to type them.
  useEffect(() => {
    void shellBridge()?.displayCode?.({ code });
    return () => void shellBridge()?.displayCode?.({ code: null });
  }, [code]);
  return (
    <main className={classes.pairing}>
      <h1 className={classes.lead}>{d.askTitle}</h1>
      {code ? (
        <p className={classes.code}>
          <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
        </p>
      ) : (
        <Loading />
      )}
      <p className={classes.body}>{offline ? w.reconnecting : d.askText}</p>
      <p className={classes.soft}>{d.askExpires}</p>
    </main>
  );
}
