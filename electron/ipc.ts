import { type ShellCallName, type ShellCalls, type ShellReply, shellCalls } from '../shared/shell/calls.ts';
import { type ShellSource, shellChannel, shellSources } from '../shared/shell/names.ts';
import { sourceOf } from './navigation.ts';

interface Frame {
  readonly url: string;
  readonly parent: unknown;
}
interface Invocation<C> {
  readonly senderFrame: Frame | null;
  readonly sender: C;
}
interface IpcMain<C> {
  handle(channel: string, listener: (event: Invocation<C>, ...args: unknown[]) => Promise<unknown>): void;
}

/** A window of ours, by which calls are told apart. */
export interface Caller<W> {
  readonly kind: 'main' | 'display';
  readonly window: W;
}

type Input<N extends ShellCallName> = ReturnType<ShellCalls[N]['input']['parse']>;
export type Answers<W> = {
  readonly [N in ShellCallName]: (input: Input<N>, from: W, source: ShellSource) => Promise<ShellReply<N>>;
};

/**
 * Answers the calls of shared/shell, asking first who calls: only a window of ours, only its main frame, only a source
 * that the call names.
 */
export function answerCalls<C, W>(
  ipcMain: IpcMain<C>,
  parts: { readonly pinned: () => string | null; readonly callerOf: (contents: C) => Caller<W> | undefined },
  answers: Answers<W>,
): void {
  ipcMain.handle(shellChannel, async (event, name, input) => {
    const frame = event.senderFrame;
    const call =
      typeof name === 'string' && Object.hasOwn(shellCalls, name) ? shellCalls[name as ShellCallName] : undefined;
    const caller = parts.callerOf(event.sender);
    if (!frame || frame.parent !== null || !call || !caller) throw new Error('refused');
    const shown = sourceOf(frame.url, parts.pinned());
    if (shown === 'foreign') throw new Error('refused');
    const source: ShellSource = caller.kind === 'display' ? 'display' : shown;
    if (!(shellSources[name as ShellCallName] as readonly string[]).includes(source)) throw new Error('refused');
    const parsed = call.input.safeParse(input);
    if (!parsed.success) throw new Error('refused');
    const answer = answers[name as ShellCallName] as (input: unknown, from: W, source: ShellSource) => Promise<unknown>;
    return answer(parsed.data, caller.window, source);
  });
}
