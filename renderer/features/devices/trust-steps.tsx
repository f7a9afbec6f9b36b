import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import classes from './trust.module.css';
import { trustWords } from './trust-words.ts';

const kinds = ['ipad', 'android', 'windows', 'mac', 'linux', 'firefox'] as const;
type Kind = (typeof kinds)[number];

/** The kind of this device, as its browser calls itself. An iPad calls itself a Mac that is touched. */
export function kindOf(agent: string, touches: number): Kind {
  if (/Android/.test(agent)) return 'android';
  if (/iPhone|iPad/.test(agent) || (/Macintosh/.test(agent) && touches > 1)) return 'ipad';
  if (/Firefox\//.test(agent)) return 'firefox';
  if (/Windows/.test(agent)) return 'windows';
  if (/Macintosh/.test(agent)) return 'mac';
  return 'linux';
}

/** Opens the application with this server and its authority written in; see docs/operations.md, *Electron*. */
export const linkOf = (host: string, fingerprint: string): string =>
  `nghisu://${host}/#${fingerprint.replaceAll(':', '')}`;

/** How each kind of device comes to trust the room's own authority, with its file and its fingerprint. */
export function TrustSteps() {
  const w = useWords(trustWords);
  const format = useFormats();
  const { value, failure, reload } = useEndpoint('devices.authority', {});
  const [kind, setKind] = useState<Kind>(() => kindOf(navigator.userAgent, navigator.maxTouchPoints));
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  const { authority } = value;
  if (!authority) return <Notice>{w.none}</Notice>;
  return (
    <>
      <p>{w.lead}</p>
      <p className={classes.soft}>{w.narrow}</p>
      <a className={classes.download} href="/api/authority.crt" download="nghi-su.crt">
        <IconDownload aria-hidden="true" />
        {w.download}
      </a>
      <div>
        <p className={classes.name}>{w.fingerprint}</p>
        <p className={classes.fingerprint}>{authority.fingerprint.replaceAll(':', ' ')}</p>
        <p className={classes.soft}>
          {w.compare} {w.until(format.date(authority.until))}.
        </p>
      </div>
      <section className={classes.app}>
        <div className={classes.code}>
          <QrCode text={linkOf(location.host, authority.fingerprint)} label={w.appCode} />
        </div>
        <div>
          <p className={classes.name}>{w.appTitle}</p>
          <p>{w.appText}</p>
        </div>
      </section>
      <fieldset className={classes.kinds}>
        <legend className={classes.name}>{w.kind}</legend>
        {kinds.map((one) => (
          <ActionButton
            key={one}
            look={one === kind ? 'primary' : 'secondary'}
            pressed={one === kind}
            onPress={() => setKind(one)}
          >
            {w[one]}
          </ActionButton>
        ))}
      </fieldset>
      <ol className={classes.steps}>
        {w[`${kind}Steps`].split('\n').map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
