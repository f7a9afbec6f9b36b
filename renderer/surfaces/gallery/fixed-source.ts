import { fail } from '../../../shared/kernel/result.ts';
import type { LiveName, LiveValue, ViewName, ViewValue } from '../../../shared/protocol.ts';
import type { LinkStatus, MeetingSource } from '../../kernel/meeting-source.ts';

export interface FixedData {
  readonly status?: LinkStatus;
  readonly views?: { readonly [N in ViewName]?: ViewValue<N> };
  readonly live?: { readonly [N in LiveName]?: LiveValue<N> };
}

/** A meeting that never changes and answers every command after a moment with `busy`: states of screens from fixed data. */
export function fixedSource({ status = 'live', views = {}, live = {} }: FixedData): MeetingSource {
  const none = (): (() => void) => () => {};
  const refuse = () => new Promise<ReturnType<typeof fail>>((settle) => setTimeout(() => settle(fail('busy')), 1500));
  return {
    meeting: 'gallery000',
    status,
    audience: 'managers',
    clockOffset: 0,
    view: (name) => views[name],
    live: (name) => live[name],
    subscribe: none,
    command: refuse,
    setLive: refuse,
    sendSignal: () => {},
    onSignal: none,
    onEntered: none,
    inkJoin: refuse,
    inkFetch: refuse,
    inkLeave: () => {},
    inkUpdate: refuse,
    onInk: none,
    onInkLost: none,
  };
}
