import { Link } from '@tanstack/react-router';
import { useWords } from '../../kernel/i18n/words.ts';
import { Notice } from '../../ui/notice.tsx';
import classes from './shell.module.css';
import { useTold } from './use-shell.ts';
import { shellWords } from './words.ts';

/** A new version of the program is on this machine and waits for somebody to install it. */
export function UpdateNotice() {
  const w = useWords(shellWords);
  const told = useTold('update');
  if (told?.state !== 'ready') return null;
  return (
    <Notice>
      <Link to="/account" className={classes.link}>
        {w.readyShort(told.version ?? '')}
      </Link>
    </Notice>
  );
}
