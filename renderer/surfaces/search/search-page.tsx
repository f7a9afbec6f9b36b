import { IconFileSearch, IconSearchOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useSettled } from '../../kernel/use-settled.ts';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { lobbyWords } from '../lobby/words.ts';
import classes from './search.module.css';
import { SearchHits } from './search-hits.tsx';
import { searchWords } from './words.ts';

/** Letters from which on it is searched. */
const lettersMin = 2;

/** Words in the papers of all meetings that one may read. */
export function SearchPage() {
  const w = useWords(searchWords);
  return (
    <Page title={w.title}>
      <MeetingProvider meeting={null}>
        <LinkGate>
          <Search />
        </LinkGate>
      </MeetingProvider>
    </Page>
  );
}

function Search() {
  const w = useWords(searchWords);
  const { searchAll } = useWords(lobbyWords);
  const { text: told = '' } = useSearch({ from: '/signed-in/search' });
  const navigate = useNavigate({ from: '/search' });
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(told);
  const asked = useSettled(text.trim(), 250);
  useEffect(() => field.current?.focus(), []);
  // In the address: who comes back from a paper finds what he had searched.
  useEffect(() => void navigate({ search: asked === '' ? {} : { text: asked }, replace: true }), [asked, navigate]);
  return (
    <div className={classes.page}>
      <OfflineNotice />
      <search>
        <SearchField label={searchAll} value={text} onChange={setText} inputRef={field} />
      </search>
      {asked.length < lettersMin ? (
        <Empty icon={<IconFileSearch aria-hidden="true" />} title={w.hintTitle}>
          {w.hintText}
        </Empty>
      ) : (
        <Found text={asked} />
      )}
    </div>
  );
}

function Found({ text }: { text: string }) {
  const w = useWords(searchWords);
  const { value, failure, reload } = useEndpoint('documents.searchAll', { text });
  if (failure) return <ErrorState failure={failure} onRetry={() => void reload()} />;
  if (!value) return <Loading label={w.searching} />;
  if (value.hits.length === 0)
    return (
      <Empty icon={<IconSearchOff aria-hidden="true" />} title={w.noneTitle}>
        {w.noneText}
      </Empty>
    );
  return <SearchHits hits={value.hits} cut={value.cut} />;
}
