import { useEffect } from 'react';
import type { ShellBridge } from '../../shared/shell/calls.ts';

/** What Electron offers the page; undefined in a browser. */
export const shellBridge = (): ShellBridge | undefined => (globalThis as { nghisuShell?: ShellBridge }).nghisuShell;

/** Holds the shell to something as long as this is so. */
function useDuty(name: 'protect' | 'awake' | 'inMeeting', on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    void shellBridge()?.[name]?.({ on: true });
    return () => void shellBridge()?.[name]?.({ on: false });
  }, [name, on]);
}

/** While this is so, programs that take pictures of the screen get black ones; in a browser nobody can promise that. */
export const useProtected = (on: boolean): void => useDuty('protect', on);

/** While a meeting runs here the screen stays on, and the program fetches and installs nothing for itself. */
export function useRunningMeeting(on: boolean): void {
  useDuty('inMeeting', on);
  useAwake(on);
}

/** While this is so, the screen does not go dark; in a browser taken up again when the page comes back into view. */
export function useAwake(on: boolean): void {
  useDuty('awake', on);
  useEffect(() => {
    if (!on || shellBridge()?.awake || !('wakeLock' in navigator)) return undefined;
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
