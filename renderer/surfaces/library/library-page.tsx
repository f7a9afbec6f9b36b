import { FileButton, Menu } from '@mantine/core';
import { IconDotsVertical, IconFolder, IconFolderPlus, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { libraryWords } from '../../features/library/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { MeetingProvider } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useSettled } from '../../kernel/use-settled.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LinkGate, OfflineNotice } from '../../ui/link-state.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { paperFiles } from '../office/paper-of-file.ts';
import { UploadRows } from '../office/upload-rows.tsx';
import { type FolderAsking, FolderDialogs } from './folder-dialogs.tsx';
import classes from './library.module.css';
import { LibraryHits } from './library-hits.tsx';
import { OwnPapers } from './own-papers.tsx';
import { useOwnUploads } from './use-own-uploads.ts';

/** Papers of one's own: in folders, found by words, read, and taken into meetings. */
export function LibraryPage() {
  const w = useWords(libraryWords);
  return (
    <Page title={w.library}>
      <MeetingProvider meeting={null}>
        <LinkGate>
          <Library />
        </LinkGate>
      </MeetingProvider>
    </Page>
  );
}

function Library() {
  const w = useWords(libraryWords);
  const { value, failure, loading, reload } = useEndpoint('library.list', {});
  const [folder, setFolder] = useState<string | null>(null);
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), 250);
  const [asking, setAsking] = useState<FolderAsking | null>(null);
  const { queue, entries } = useOwnUploads(() => void reload());
  const reset = useRef<(() => void) | null>(null);
  if (loading) return <Loading />;
  if (failure && !value) return <ErrorState failure={failure} onRetry={() => void reload()} />;
  const folders = value?.folders ?? [];
  const shown = folders.find((one) => one.id === folder);
  const papers = (value?.papers ?? []).filter((paper) => !shown || paper.folder === shown.id);
  return (
    <div className={classes.page}>
      <OfflineNotice />
      <p className={classes.soft}>{w.lead}</p>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.search} value={text} onChange={setText} />
        </div>
        <ActionButton icon={<IconFolderPlus aria-hidden="true" />} onPress={() => setAsking({ what: 'add' })}>
          {w.addFolder}
        </ActionButton>
        <FileButton
          multiple
          accept={paperFiles}
          resetRef={reset}
          onChange={(files) => {
            if (files.length > 0) queue.add({ folder: shown?.id ?? null }, files);
            reset.current?.();
          }}
        >
          {({ onClick }) => (
            <ActionButton look="primary" icon={<IconPlus aria-hidden="true" />} onPress={onClick}>
              {w.add}
            </ActionButton>
          )}
        </FileButton>
      </div>
      <UploadRows queue={queue} entries={entries} />
      {asked.length >= 2 ? (
        <LibraryHits text={asked} papers={value?.papers ?? []} />
      ) : (
        <>
          {folders.length > 0 ? (
            <nav className={classes.folders} aria-label={w.folders}>
              <button
                type="button"
                className={classes.folder}
                aria-current={shown ? undefined : 'true'}
                onClick={() => setFolder(null)}
              >
                {w.all}
              </button>
              {folders.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  className={classes.folder}
                  aria-current={one.id === shown?.id ? 'true' : undefined}
                  onClick={() => setFolder(one.id)}
                >
                  <IconFolder aria-hidden="true" />
                  {one.name}
                </button>
              ))}
              {shown ? (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <IconButton label={w.folderActions} icon={<IconDotsVertical aria-hidden="true" />} />
                  </Menu.Target>
                  <Menu.Dropdown>
                    <MenuAction onPress={() => setAsking({ what: 'rename', folder: shown })}>{w.rename}</MenuAction>
                    <MenuAction danger onPress={() => setAsking({ what: 'remove', folder: shown })}>
                      {w.removeFolder}
                    </MenuAction>
                  </Menu.Dropdown>
                </Menu>
              ) : null}
            </nav>
          ) : null}
          {papers.length > 0 ? (
            <OwnPapers papers={papers} folders={folders} onChanged={() => void reload()} />
          ) : shown ? (
            <p className={classes.soft}>{w.emptyFolder}</p>
          ) : entries.length === 0 ? (
            <Empty title={w.empty}>{w.emptyText}</Empty>
          ) : null}
        </>
      )}
      <FolderDialogs
        asking={asking}
        onClose={() => setAsking(null)}
        onDone={() => {
          setAsking(null);
          void reload();
        }}
      />
    </div>
  );
}
