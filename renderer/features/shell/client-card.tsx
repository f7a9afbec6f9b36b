import { IconDownload, IconServerCog } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ShellReply } from '../../../shared/shell/calls.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { shellBridge } from '../../kernel/shell.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './shell.module.css';
import { useTold } from './use-shell.ts';
import { shellWords } from './words.ts';

type Installed = ShellReply<'installUpdate'>['why'];

/** The program around this page: its version, its server, and a new version that can be installed. */
export function ClientCard() {
  const w = useWords(shellWords);
  const [about, setAbout] = useState<ShellReply<'about'> | null>(null);
  const told = useTold('update');
  const [installed, setInstalled] = useState<Installed | 'asked' | null>(null);
  useEffect(() => {
    shellBridge()
      ?.about?.({})
      .then(setAbout, () => {});
  }, []);
  if (!about) return null;
  const version = told?.version ?? '';
  const install = async (): Promise<void> => {
    setInstalled('asked');
    const reply = await shellBridge()
      ?.installUpdate?.({})
      .catch(() => null);
    setInstalled(reply?.why ?? 'failed');
  };
  return (
    <Card title={w.client}>
      <div className={classes.stack}>
        <p>{w.version(about.version)}</p>
        {about.server === null ? null : <p className={classes.soft}>{w.server(about.server)}</p>}
        {told?.state === 'none' ? <p className={classes.soft}>{w.upToDate}</p> : null}
        {told?.state === 'loading' ? <p role="status">{w.loading(version)}</p> : null}
        {told?.state === 'ready' ? <Notice>{w.ready(version)}</Notice> : null}
        {installed === null || installed === 'asked' ? null : (
          <Notice tone={installed === 'none' ? 'calm' : 'warn'}>
            {installed === 'none' ? w.installing : w[installed]}
          </Notice>
        )}
        <div className={classes.buttons}>
          {told?.state === 'ready' ? (
            <ActionButton
              look="primary"
              icon={<IconDownload aria-hidden="true" />}
              sending={installed === 'asked'}
              onPress={() => void install()}
            >
              {w.install}
            </ActionButton>
          ) : null}
          {about.kiosk ? null : (
            <ActionButton
              icon={<IconServerCog aria-hidden="true" />}
              onPress={() => void shellBridge()?.forgetServer?.({})}
            >
              {w.otherServer}
            </ActionButton>
          )}
        </div>
      </div>
    </Card>
  );
}
