import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { useSetSession } from '../../kernel/use-session.ts';

/** Signs in; `busy` is the sign-in name that is being tried. */
export function useSignIn() {
  const setSession = useSetSession();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const signIn = useCallback(
    async (login: string, password: string): Promise<boolean> => {
      setBusy(login);
      setFailure(null);
      const result = await call('identity.signIn', {}, { login: login.trim().toLowerCase(), password });
      setBusy(null);
      if (result.ok) setSession(result.value);
      else setFailure(result.failure);
      return result.ok;
    },
    [setSession],
  );
  return { signIn, busy, failure };
}
