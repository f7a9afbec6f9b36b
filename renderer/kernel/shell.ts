import { useEffect } from 'react';
import type { ShellBridge } from '../../shared/shell/calls.ts';

/** What Electron offers the page; undefined in a browser. */
const bridge = (): ShellBridge | undefined => (globalThis as { nghisuShell?: ShellBridge }).nghisuShell;

/** While this is so, programs that take pictures of the screen get black ones; in a browser nobody can promise that. */
export function useProtected(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    void bridge()?.protect?.({ on: true });
    return () => void bridge()?.protect?.({ on: false });
  }, [on]);
}

/** While this is so, the screen does not go dark; taken up again when the page comes back into view. */
export function useAwake(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return undefined;
    let ended = false;
    let lock: WakeLockSentinel | undefined;
    const take = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      // Refused on a low battery: then the screen goes dark as it would without us.
      const taken = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (ended) await taken?.release();
      else lock = taken;
    };
    void take();
    document.addEventListener('visibilitychange', take);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, [on]);
}
