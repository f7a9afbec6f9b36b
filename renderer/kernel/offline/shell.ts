import { fail, ok, type Result } from '../../../shared/kernel/result.ts';

/** A device that fetches the pages themselves takes this long at most. In ms. */
const shellMs = 60_000;

/**
 * Has the pages themselves kept on this device, so that they open without a line. Fails with `packs.unsupported` where the
 * browser can't, and `unreachable` when they did not come.
 */
export async function keepShell(): Promise<Result<null>> {
  if (!('serviceWorker' in navigator)) return fail('packs.unsupported');
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    const ready = await Promise.race([
      navigator.serviceWorker.ready,
      new Promise<undefined>((settle) => setTimeout(() => settle(undefined), shellMs)),
    ]);
    return ready ? ok(null) : fail('unreachable');
  } catch {
    return fail('unreachable');
  }
}
