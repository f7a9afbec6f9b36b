import { useCallback, useState } from 'react';
import type { Session } from '../../../shared/features/identity/contract.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { call } from '../../kernel/call.ts';
import { openingKey } from '../../kernel/key-opening.ts';
import { useSetSession } from '../../kernel/use-session.ts';

/** While the password is at hand, it opens the private notes too; the screen does not wait for that. */
export function openOwnKey({ person, outboxKey, mustChangePassword }: Session, password: string): void {
  if (person && !mustChangePassword)
    openingKey(
      import('../../kernel/own-key.ts').then(({ unlockOwnKey }) => unlockOwnKey(person.id, password, outboxKey)),
    );
}

export interface SignInDoor {
  readonly signIn: (login: string, password: string) => Promise<boolean>;
  /** The sign-in name that is being tried. */
  readonly busy: string | null;
  readonly failure: Failure | null;
}

/** The way in by name and password. */
export function useSignIn(): SignInDoor {
  const setSession = useSetSession();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const signIn = useCallback(
    async (login: string, password: string): Promise<boolean> => {
      setBusy(login);
      setFailure(null);
      const result = await call('identity.signIn', {}, { login: login.trim().toLowerCase(), password });
      setBusy(null);
      if (result.ok) {
        setSession(result.value);
        openOwnKey(result.value, password);
      }
      if (!result.ok) setFailure(result.failure);
      return result.ok;
    },
    [setSession],
  );
  return { signIn, busy, failure };
}
