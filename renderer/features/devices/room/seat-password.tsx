import { useWords } from '../../../kernel/i18n/words.ts';
import { SecretField } from '../../../ui/secret-field.tsx';
import { SignInForm } from '../../identity/sign-in-form.tsx';
import { useSignIn } from '../../identity/use-sign-in.ts';
import classes from './room.module.css';
import { roomWords } from './words.ts';

/** At the tablet of a room: by sign-in name and password, of which the browser is to keep neither. */
export function SeatPassword() {
  const w = useWords(roomWords);
  return (
    <>
      <h2 className={classes.title}>{w.byPassword}</h2>
      <SignInForm door={useSignIn()} secret={SecretField} />
    </>
  );
}
