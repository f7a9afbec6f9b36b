import { Menu, Switch } from '@mantine/core';
import { IconDotsVertical, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CatalogueEntry, CatalogueKind } from '../../../shared/features/catalogues/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import classes from './catalogues.module.css';
import { EntryForm } from './entry-form.tsx';
import { useWholeCatalogue } from './use-catalogue.ts';
import { cataloguesWords } from './words.ts';

type Asking = { readonly what: 'add' } | { readonly what: 'edit' | 'retire'; readonly entry: CatalogueEntry };

/** One catalogue: found, added to, put in order, retired. */
export function CatalogueList({ kind }: { readonly kind: CatalogueKind }) {
  const w = useWords(cataloguesWords);
  const format = useFormats();
  const announce = useAnnounce();
  const { entries, loading, failure, reload } = useWholeCatalogue(kind);
  const move = useCommand('catalogues.move');
  const retire = useCommand('catalogues.retire');
  const [text, setText] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = (said?: string): void => {
    setAsking(null);
    if (said) announce(said);
    void reload();
  };
  const offered = (entries ?? []).filter((entry) => withRetired || !entry.retired);
  const shown = matching(
    offered.map((entry) => ({ ...entry, folded: foldText(`${entry.name} ${entry.abbreviation} ${entry.equipment}`) })),
    text,
  );
  const step = async (entry: CatalogueEntry, by: -1 | 1): Promise<void> => {
    const at = offered.findIndex((one) => one.id === entry.id);
    const before = by < 0 ? offered[at - 1] : offered[at + 2];
    if ((await move.send({ entry: entry.id, before: before?.id ?? null })).ok) done(w.moved(entry.name));
  };
  const setRetired = async (entry: CatalogueEntry, retired: boolean): Promise<void> => {
    if ((await retire.send({ entry: entry.id, retired })).ok) done();
  };
  const detail = (entry: CatalogueEntry): string =>
    [entry.abbreviation, entry.capacity === null ? '' : w.seats(format.number(entry.capacity)), entry.equipment]
      .filter(Boolean)
      .join(' · ');
  return (
    <div className={classes.stack}>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.search} value={text} onChange={setText} />
        </div>
        <Switch
          label={w.showRetired}
          checked={withRetired}
          onChange={(event) => setWithRetired(event.currentTarget.checked)}
        />
        <ActionButton look="primary" icon={<IconPlus aria-hidden="true" />} onPress={() => setAsking({ what: 'add' })}>
          {w.add}
        </ActionButton>
      </div>
      <FailureNotice failure={asking === null ? (move.failure ?? retire.failure) : null} />
      {loading ? <Loading /> : null}
      {failure && !entries ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {entries && offered.length === 0 ? <Empty title={w.empty}>{w.emptyText}</Empty> : null}
      {offered.length > 0 && shown.length === 0 ? <Empty title={w.nothing}>{w.nothingText}</Empty> : null}
      {shown.length > 0 ? (
        <ul className={classes.list} aria-label={w[kind]}>
          {shown.map((entry) => (
            <li key={entry.id} className={classes.row}>
              <span className={classes.name}>
                <strong>{entry.name}</strong>
                {detail(entry) ? <span>{detail(entry)}</span> : null}
              </span>
              {entry.retired ? <Chip tone="warn">{w.retired}</Chip> : null}
              <Menu position="bottom-end">
                <Menu.Target>
                  <IconButton label={w.actions(entry.name)} icon={<IconDotsVertical aria-hidden="true" />} />
                </Menu.Target>
                <Menu.Dropdown>
                  <MenuAction onPress={() => setAsking({ what: 'edit', entry })}>{w.edit}</MenuAction>
                  {offered[0]?.id === entry.id ? null : (
                    <MenuAction onPress={() => void step(entry, -1)}>{w.up}</MenuAction>
                  )}
                  {offered.at(-1)?.id === entry.id ? null : (
                    <MenuAction onPress={() => void step(entry, 1)}>{w.down}</MenuAction>
                  )}
                  {entry.retired ? (
                    <MenuAction onPress={() => void setRetired(entry, false)}>{w.restore}</MenuAction>
                  ) : (
                    <MenuAction danger onPress={() => setAsking({ what: 'retire', entry })}>
                      {w.retire}
                    </MenuAction>
                  )}
                </Menu.Dropdown>
              </Menu>
            </li>
          ))}
        </ul>
      ) : null}
      <Dialog
        opened={asking?.what === 'add' || asking?.what === 'edit'}
        title={asking?.what === 'edit' ? w.edit : w.add}
        onClose={() => setAsking(null)}
      >
        {asking?.what === 'add' ? (
          <EntryForm kind={kind} entry={null} onDone={(name) => done(w.added(name))} />
        ) : asking?.what === 'edit' ? (
          <EntryForm kind={kind} entry={asking.entry} onDone={(name) => done(w.saved(name))} />
        ) : null}
      </Dialog>
      <ConfirmDialog
        opened={asking?.what === 'retire'}
        title={w.retire}
        confirm={w.retire}
        danger
        sending={retire.sending}
        failure={retire.failure}
        onConfirm={() => asking?.what === 'retire' && void setRetired(asking.entry, true)}
        onClose={() => {
          setAsking(null);
          retire.clear();
        }}
      >
        <p>{w.retireText(asking?.what === 'retire' ? asking.entry.name : '')}</p>
      </ConfirmDialog>
    </div>
  );
}
