import { lazy, Suspense, useState } from 'react';
import { PasswordForm } from '../../features/identity/password-form.tsx';
import { passwordWords } from '../../features/identity/password-words.ts';
import { PinCard } from '../../features/identity/pin-card.tsx';
import { ShareOpenings } from '../../features/openings/share-openings.tsx';
import { openingsWords } from '../../features/openings/words.ts';
import { PackDevices } from '../../features/packs/pack-devices.tsx';
import { packsWords } from '../../features/packs/words.ts';
import { RecoveryCard } from '../../features/personal/recovery-card.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { shellBridge } from '../../kernel/shell.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useSession } from '../../kernel/use-session.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './lobby.module.css';
import { TrySound } from './try-sound.tsx';
import { lobbyWords } from './words.ts';

const ClientCard = lazy(async () => ({ default: (await import('../../features/shell/client-card.tsx')).ClientCard }));

/** One's own account: who one is here, and the password. */
export function Account() {
  const w = useWords(lobbyWords);
  const i = useWords(passwordWords);
  const o = useWords(openingsWords);
  const p = useWords(packsWords);
  const { value: session } = useSession();
  const [changed, setChanged] = useState(0);
  const person = session?.person;
  return (
    <Page title={w.account}>
      <div className={classes.account}>
        <Card title={person?.name ?? ''}>
          <p className={classes.date}>
            {[person?.position, person?.unitName, person?.login].filter(Boolean).join(' · ')}
          </p>
        </Card>
        <Card title={i.changeOwn}>
          {changed > 0 ? <Notice>{i.passwordChanged}</Notice> : null}
          <PasswordForm key={changed} onDone={() => setChanged((n) => n + 1)} />
        </Card>
        {person ? <PinCard /> : null}
        <TrySound />
        {person ? (
          <Card title={p.devices}>
            <PackDevices person={person.id} />
          </Card>
        ) : null}
        {person ? (
          <MeetingProvider meeting={null}>
            <RecoveryCard person={person.id} name={person.name} />
          </MeetingProvider>
        ) : null}
        <Card title={o.title}>
          <MeetingProvider meeting={null}>
            <ShareOpenings />
          </MeetingProvider>
        </Card>
        {shellBridge() ? (
          <Suspense>
            <ClientCard />
          </Suspense>
        ) : null}
      </div>
    </Page>
  );
}
