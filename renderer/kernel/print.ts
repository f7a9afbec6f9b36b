import type { ShellReply } from '../../shared/shell/calls.ts';
import { shellBridge } from './shell.ts';

export type Printed = ShellReply<'print'>['outcome'];

/** The system's dialog for printing this page; resolves when it is closed. A browser does not tell what became of it. */
export async function printPage(): Promise<Printed> {
  const ask = shellBridge()?.print;
  if (ask)
    return ask({}).then(
      ({ outcome }) => outcome,
      () => 'failed',
    );
  const closed = new Promise((go) => addEventListener('afterprint', go, { once: true }));
  print();
  await closed;
  return 'done';
}
