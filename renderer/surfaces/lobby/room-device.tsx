import { useLocation, useNavigate } from '@tanstack/react-router';
import { EnrolForm } from '../../features/devices/room/enrol-form.tsx';
import { roomWords } from '../../features/devices/room/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { DisplayMenu } from '../../ui/toolbar.tsx';
import { uiWords } from '../../ui/words.ts';
import classes from './sign-in.module.css';

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
        <DisplayMenu />
      </div>
      <main className={classes.main}>
        <header className={classes.head}>
          <p className={classes.brand}>{ui.product}</p>
          <h1 className={classes.title}>{w.enrolTitle}</h1>
        </header>
        <section className={classes.box}>
          <EnrolForm key={code} code={/^\d{8}$/.test(code) ? code : ''} onDone={leave} />
        </section>
      </main>
    </div>
  );
}
