import { IconBuildingBank, IconCalendarEvent, IconDoor, IconFileText, IconId } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { catalogueKinds } from '../../../shared/features/catalogues/contract.ts';
import { CatalogueList } from '../../features/catalogues/catalogue-list.tsx';
import { cataloguesWords } from '../../features/catalogues/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import classes from './office.module.css';

const icons = {
  position: IconId,
  'meeting-type': IconCalendarEvent,
  'document-type': IconFileText,
  room: IconDoor,
  body: IconBuildingBank,
} as const;

/** The office's lists, a tab for each kind. */
export function CataloguesPage() {
  const w = useWords(cataloguesWords);
  const navigate = useNavigate();
  const { kind = 'position' } = useSearch({ from: '/signed-in/office/catalogues' });
  return (
    <MeetingProvider meeting={null}>
      <LinkGate>
        <OfflineNotice />
        <Tabs
          label={w.catalogues}
          active={kind}
          onSelect={(next) => void navigate({ to: '/office/catalogues', search: { kind: next }, replace: true })}
          tabs={catalogueKinds.map((key) => {
            const Icon = icons[key];
            return { key, label: w[key], icon: <Icon aria-hidden="true" /> };
          })}
        >
          <div className={classes.inTab}>
            <CatalogueList key={kind} kind={kind} />
          </div>
        </Tabs>
      </LinkGate>
    </MeetingProvider>
  );
}
