import { IconHistory, IconLogin2 } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Changes } from '../../features/audit/changes.tsx';
import { SignIns } from '../../features/audit/sign-ins.tsx';
import { auditWords } from '../../features/audit/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import classes from './office.module.css';

/** Who came in, and what was done in the office. */
export function LogsPage() {
  const w = useWords(auditWords);
  const navigate = useNavigate();
  const { log = 'sign-ins' } = useSearch({ from: '/signed-in/office/logs' });
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <OfflineNotice />
        <Tabs
          label={w.logs}
          active={log}
          onSelect={(next) => void navigate({ to: '/office/logs', search: { log: next }, replace: true })}
          tabs={[
            { key: 'sign-ins', label: w.signIns, icon: <IconLogin2 aria-hidden="true" /> },
            { key: 'changes', label: w.changes, icon: <IconHistory aria-hidden="true" /> },
          ]}
        >
          <div className={classes.inTab}>{log === 'changes' ? <Changes /> : <SignIns />}</div>
        </Tabs>
      </LinkGate>
    </MeetingProvider>
  );
}
