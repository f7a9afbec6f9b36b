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

export interface PinDeskParts {
  readonly store: Store;
  readonly now: () => number;
  /** Counts wrong passwords, of whatever door: by sign-in name, and by person where he is known already. */
  readonly lockOut: LockOut;
  /** All tablets of rooms. */
  readonly tablets: () => Promise<readonly string[]>;
}

/**
 * Checks PINs and passwords at tablets of rooms. Wrong PINs are counted for a person at a tablet, for a tablet, and for a person over all
 * tablets, and stop PINs alone: a password is counted by itself, so that no number of wrong PINs keeps anybody out. Whom others
 * have shut out by wrong passwords as well, a manager of his meeting lets in again.
 */
export function pinDesk({ store, now, lockOut: passwords, tablets }: PinDeskParts) {
  const pins = new LockOut(now);
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
    /**
     * All that was typed wrong in his name at tablets of rooms is forgotten: somebody has seen who sits there. Of who tries
     * passwords elsewhere nobody has seen anything.
     */
    forgive: async (person: string): Promise<void> => {
      pins.forgive(person);
      pins.forgive(everywhere(person));
      const [known, all] = await Promise.all([findPerson(store.read, person), tablets()]);
      passwords.forgive(person, all);
      if (known) passwords.forgive(known.login, all);
    },
  };
}
export type PinDesk = ReturnType<typeof pinDesk>;
