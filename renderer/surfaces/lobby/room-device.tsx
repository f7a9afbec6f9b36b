import { useLocation, useNavigate } from '@tanstack/react-router';
import { EnrolForm } from '../../features/devices/room/enrol-form.tsx';
import { roomWords } from '../../features/devices/room/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DisplayMenu, HelpButton } from '../../ui/toolbar.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './sign-in.module.css';

/** Another page of this tablet was opened after this one. */
function ElsewherePage() {
  const w = useWords(roomWords);
  return (
    <>
      <p>{w.elsewhereText}</p>
      <ActionButton look="primary" size="large" wide onPress={() => location.replace('/')}>
        {w.useHere}
      </ActionButton>
    </>
  );
}

/** Where a tablet becomes one of the room: `/room-device#code`, as the QR code holds it. */
export function RoomDevicePage() {
  const w = useWords(roomWords);
  const ui = useWords(uiWords);
  const navigate = useNavigate();
  const code = useLocation({ select: ({ hash }) => hash });
  const leave = (): void => void navigate({ to: '/sign-in', replace: true });
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <HelpButton />
        <DisplayMenu />
      </div>
      <main className={classes.main}>
        <header className={classes.head}>
          <p className={classes.brand}>{ui.product}</p>
          <h1 className={classes.title}>{code === 'elsewhere' ? w.elsewhere : w.enrolTitle}</h1>
        </header>
        <section className={classes.box}>
          {code === 'elsewhere' ? (
            <ElsewherePage />
          ) : (
            <EnrolForm key={code} code={/^\d{8}$/.test(code) ? code : ''} onDone={leave} />
          )}
        </section>
      </main>
    </div>
  );
}
