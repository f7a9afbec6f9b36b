import { type ShellCallName, type ShellCalls, shellCalls } from '../shared/shell/calls.ts';
import { shellChannel, shellSources } from '../shared/shell/names.ts';
import { sourceOf } from './navigation.ts';

interface Frame {
  readonly url: string;
  readonly parent: unknown;
}
interface Invocation {
  readonly senderFrame: Frame | null;
}
interface IpcMain {
  handle(channel: string, listener: (event: Invocation, ...args: unknown[]) => Promise<unknown>): void;
}

type Output<N extends ShellCallName> = ReturnType<ShellCalls[N]['reply']['parse']>;
type Input<N extends ShellCallName> = ReturnType<ShellCalls[N]['input']['parse']>;
export type Answers = { readonly [N in ShellCallName]: (input: Input<N>) => Promise<Output<N>> };

/** Answers the calls of shared/shell, asking first who calls: only a main frame, only a source that the call names. */
export function answerCalls(ipcMain: IpcMain, pinned: () => string | null, answers: Answers): void {
  ipcMain.handle(shellChannel, async (event, name, input) => {
    const frame = event.senderFrame;
    const call =
      typeof name === 'string' && Object.hasOwn(shellCalls, name) ? shellCalls[name as ShellCallName] : undefined;
    if (!frame || frame.parent !== null || !call) throw new Error('refused');
    const source = sourceOf(frame.url, pinned());
    if (source === 'foreign' || !(shellSources[name as ShellCallName] as readonly string[]).includes(source))
      throw new Error('refused');
    const parsed = call.input.safeParse(input);
    if (!parsed.success) throw new Error('refused');
    return (answers[name as ShellCallName] as (input: unknown) => Promise<unknown>)(parsed.data);
  });
}
