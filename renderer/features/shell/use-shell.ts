import { useEffect, useState } from 'react';
import type { ShellBridge, ShellReply } from '../../../shared/shell/calls.ts';
import { shellBridge } from '../../kernel/shell.ts';

/** Follows what the shell tells: each answer comes when it differs from the one that is known. Null until the first, or in a browser. */
export function useTold<N extends 'screens' | 'update'>(name: N): ShellReply<N> | null {
  const [told, setTold] = useState<ShellReply<N> | null>(null);
  useEffect(() => {
    const ask = shellBridge()?.[name] as ShellBridge['screens' | 'update'];
    if (!ask) return undefined;
    let ended = false;
    const follow = async (): Promise<void> => {
      let known: number | null = null;
      while (!ended) {
        const next: ShellReply<'screens' | 'update'> = await ask({ known });
        if (ended) return;
        known = next.n;
        setTold(next as ShellReply<N>);
      }
    };
    // Refused while the page is being left: nothing is shown then any more.
    follow().catch(() => {});
    return () => {
      ended = true;
    };
  }, [name]);
  return told;
}
