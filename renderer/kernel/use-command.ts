import { useCallback, useState } from 'react';
import type { Failure, Result } from '../../shared/kernel/result.ts';
import type { CommandInput, CommandName, CommandReply } from '../../shared/protocol.ts';
import { useMeeting } from './use-meeting.tsx';

export interface CommandState<N extends CommandName> {
  /** Never rejects; `stream` only for a meeting that is being made. */
  readonly send: (input: CommandInput<N>, stream?: string) => Promise<Result<CommandReply<N>>>;
  readonly sending: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
}

/** Sends one kind of command and knows whether a reply is awaited and what the last one refused. */
export function useCommand<N extends CommandName>(name: N): CommandState<N> {
  const source = useMeeting();
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = useCallback(
    async (input: CommandInput<N>, stream?: string) => {
      setWaiting((n) => n + 1);
      setFailure(null);
      const result = await source.command(name, input, stream);
      setWaiting((n) => n - 1);
      if (!result.ok) setFailure(result.failure);
      return result;
    },
    [source, name],
  );
  const clear = useCallback(() => setFailure(null), []);
  return { send, sending: waiting > 0, failure, clear };
}
