import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Session } from '../../shared/features/identity/contract.ts';
import type { Failure } from '../../shared/kernel/result.ts';
import type { EndpointName, EndpointParams, EndpointReply } from '../../shared/protocol.ts';
import { call } from './call.ts';
import { noteSession, roomActs } from './shared-device.ts';

/** A failure as the error that react-query wants; nobody else throws one. */
export class CallError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export interface EndpointOptions {
  /** Not asked while false. Default true. */
  readonly enabled?: boolean;
  /** What was answered before stays until the answer to new parameters is there: for searches, never for another's content. */
  readonly keep?: boolean;
  /** Asked again after so long while it is looked at. */
  readonly everyMs?: number;
}

/** An endpoint that is read, kept by its name and parameters. */
export function useEndpoint<N extends EndpointName>(
  name: N,
  params: EndpointParams<N>,
  { enabled = true, keep = false, everyMs }: EndpointOptions = {},
) {
  const query = useQuery<EndpointReply<N>, CallError>({
    queryKey: [name, params],
    enabled,
    ...(everyMs && { refetchInterval: everyMs }),
    ...(keep && { placeholderData: keepPreviousData }),
    queryFn: async ({ signal }) => {
      const result = await call(name, params, undefined, signal);
      if (!result.ok) throw new CallError(result.failure);
      return result.value;
    },
  });
  return { value: query.data, failure: query.error?.failure ?? null, loading: query.isPending, reload: query.refetch };
}

const sessionKey = ['identity.session', {}];

/** Who is signed in on this device. */
export const useSession = () => useEndpoint('identity.session', {});

/** Puts a session that an endpoint answered in place of the old one; everything else that was read is forgotten. */
export function useSetSession(): (session: Session | null) => void {
  const client = useQueryClient();
  return useCallback(
    (session) => {
      // Where somebody was in his papers is nobody else's business.
      try {
        sessionStorage.clear();
      } catch {
        // Without storage nothing was kept.
      }
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
      noteSession(session);
      if (!session?.person) void import('./own-key.ts').then(({ forgetOwnKey }) => forgetOwnKey());
      if (session) client.setQueryData(sessionKey, session);
      else {
        // Nobody is here from this moment, not only once the server has said so.
        client.setQueryData<Session>(
          sessionKey,
          (old) =>
            old && { ...old, person: null, outboxKey: null, device: old.device && { ...old.device, locked: null } },
        );
        void client.invalidateQueries({ queryKey: sessionKey });
      }
    },
    [client],
  );
}

/**
 * Signs out on the server, which takes the cookie, and then here. A failure means that the session is still open: the next
 * person at this tablet would be taken for this one, so it has to be said.
 */
export function useSignOut(): () => Promise<Failure | null> {
  const setSession = useSetSession();
  const client = useQueryClient();
  return useCallback(async () => {
    const person = client.getQueryData<Session>(sessionKey)?.person;
    const { erasePacks, withdrawHere } = await import('./offline/packs.ts');
    if (person) await withdrawHere(person.id);
    const result = await call('identity.signOut', {}, {});
    if (!result.ok) return result.failure;
    // The next person at this tablet finds nothing of this one.
    if (person) await erasePacks(person.id);
    setSession(null);
    await roomActs()?.leave(person?.id ?? null);
    return null;
  }, [client, setSession]);
}
