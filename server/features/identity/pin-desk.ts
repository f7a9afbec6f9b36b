import type { Store } from '../../kernel/database.ts';
import { LockOut } from './lock-out.ts';
import { checkPassword, isCrowded } from './password.ts';
import { findCredentials, findPerson, findPin } from './store.ts';

/** What somebody who shows who he is at a tablet of a room is answered. */
export type Shown =
  | { readonly is: 'right'; readonly login: string; readonly mustChange: boolean }
  | { readonly is: 'wrong'; readonly login: string }
  | { readonly is: 'locked-out'; readonly minutes: number }
  | { readonly is: 'crowded' };

/**
 * Checks PINs and passwords at tablets of rooms. Wrong PINs are counted for a person at a tablet, for a tablet, and for a person over all
 * tablets, and stop PINs alone: a password is counted by itself, so that no number of wrong PINs keeps anybody out.
 */
export function pinDesk({ store, now }: { readonly store: Store; readonly now: () => number }) {
  const pins = new LockOut(now);
  const passwords = new LockOut(now);
  const everywhere = (person: string): string => `everywhere ${person}`;
  return {
    /** Wrong for who has no PIN as well; whose account is locked is told the same. */
    byPin: async (person: string, device: string, pin: string): Promise<Shown> => {
      const minutes = Math.max(pins.wait(person, device), pins.wait('', everywhere(person)));
      if (minutes > 0) return { is: 'locked-out', minutes };
      if (isCrowded()) return { is: 'crowded' };
      pins.begin(person, device);
      const found = await findPin(store.read, person);
      const right = await checkPassword(found?.hash, pin);
      if (!right || !found || found.locked === 1 || found.must_change === 1) {
        pins.failed(device);
        pins.failed(everywhere(person));
        return { is: 'wrong', login: found?.login ?? '' };
      }
      pins.succeeded(person, device);
      return { is: 'right', login: found.login, mustChange: false };
    },
    byPassword: async (person: string, device: string, password: string): Promise<Shown> => {
      const minutes = passwords.wait(person, device);
      if (minutes > 0) return { is: 'locked-out', minutes };
      if (isCrowded()) return { is: 'crowded' };
      passwords.begin(person, device);
      const known = await findPerson(store.read, person);
      const found = known && (await findCredentials(store.read, known.login));
      const right = await checkPassword(found?.password, password);
      if (!right || !found || found.locked === 1) return { is: 'wrong', login: known?.login ?? '' };
      passwords.succeeded(person, device);
      return { is: 'right', login: known.login, mustChange: found.must_change === 1 };
    },
  };
}
export type PinDesk = ReturnType<typeof pinDesk>;
