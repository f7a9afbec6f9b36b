import { Menu, Switch } from '@mantine/core';
import { IconBuilding, IconDotsVertical, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
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
import { MoveUnit } from './move-unit.tsx';
import { UnitForm } from './unit-form.tsx';
import classes from './units.module.css';
import { type Unit, useMyUnits } from './use-units.ts';
import { unitsWords } from './words.ts';

type Asking =
  | { readonly what: 'add'; readonly under: Unit | null }
  | { readonly what: 'rename' | 'move' | 'retire'; readonly unit: Unit };

/** The organisation as a tree, with what an administrator may do to each unit. */
export function UnitTree() {
  const w = useWords(unitsWords);
  const announce = useAnnounce();
  const { units, own, loading, failure, reload } = useMyUnits();
  const move = useCommand('units.move');
  const retire = useCommand('units.retire');
  const [text, setText] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const done = (said?: string): void => {
    setAsking(null);
    if (said) announce(said);
    void reload();
  };
  const all = units ?? [];
  const shown = matching(
    all.filter((unit) => withRetired || !unit.retired),
    text,
  );
  const siblings = (unit: Unit): readonly Unit[] =>
    all.filter((one) => one.parent === unit.parent && (withRetired || !one.retired));
  const step = async (unit: Unit, by: -1 | 1): Promise<void> => {
    const near = siblings(unit);
    const at = near.findIndex((one) => one.id === unit.id);
    const before = by < 0 ? near[at - 1] : near[at + 2];
    const result = await move.send({ unit: unit.id, parent: unit.parent, before: before?.id ?? null });
    if (result.ok) done(w.moved(unit.name));
  };
  const setRetired = async (unit: Unit, retired: boolean): Promise<void> => {
    if ((await retire.send({ unit: unit.id, retired })).ok) done();
  };
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
        <ActionButton
          look="primary"
          icon={<IconPlus aria-hidden="true" />}
          onPress={() => setAsking({ what: 'add', under: all.find((unit) => unit.id === own) ?? null })}
        >
          {w.add}
        </ActionButton>
      </div>
      <FailureNotice failure={asking === null ? (move.failure ?? retire.failure) : null} />
      {loading ? <Loading /> : null}
      {failure && !units ? <ErrorState failure={failure} onRetry={() => void reload()} /> : null}
      {units && all.length === 0 ? <Empty title={w.empty}>{w.emptyText}</Empty> : null}
      {all.length > 0 && shown.length === 0 ? <Empty title={w.nothingFound}>{w.nothingFoundText}</Empty> : null}
      <ul className={classes.tree} aria-label={w.units}>
        {shown.map((unit) => {
          const near = siblings(unit);
          return (
            <li key={unit.id} className={classes.row} data-depth={Math.min(unit.depth, 5)}>
              <IconBuilding aria-hidden="true" />
              <span className={classes.name}>
                <strong>{unit.name}</strong>
                <span>{unit.depth > 0 && text ? unit.path : w.people(unit.people)}</span>
              </span>
              {unit.retired ? <Chip tone="warn">{w.retired}</Chip> : null}
              <Menu position="bottom-end">
                <Menu.Target>
                  <IconButton label={w.actions(unit.name)} icon={<IconDotsVertical aria-hidden="true" />} />
                </Menu.Target>
                <Menu.Dropdown>
                  {unit.retired ? (
                    <MenuAction onPress={() => void setRetired(unit, false)}>{w.restore}</MenuAction>
                  ) : (
                    <>
                      <MenuAction onPress={() => setAsking({ what: 'add', under: unit })}>{w.addBelow}</MenuAction>
                      {unit.id === own ? null : (
                        <>
                          <MenuAction onPress={() => setAsking({ what: 'rename', unit })}>{w.rename}</MenuAction>
                          <MenuAction onPress={() => setAsking({ what: 'move', unit })}>{w.move}</MenuAction>
                          {near[0]?.id === unit.id ? null : (
                            <MenuAction onPress={() => void step(unit, -1)}>{w.up}</MenuAction>
                          )}
                          {near.at(-1)?.id === unit.id ? null : (
                            <MenuAction onPress={() => void step(unit, 1)}>{w.down}</MenuAction>
                          )}
                          <MenuAction danger onPress={() => setAsking({ what: 'retire', unit })}>
                            {w.retire}
                          </MenuAction>
                        </>
                      )}
                    </>
                  )}
                </Menu.Dropdown>
              </Menu>
            </li>
          );
        })}
      </ul>
      <Dialog
        opened={asking?.what === 'add' || asking?.what === 'rename'}
        title={asking?.what === 'rename' ? w.rename : w.add}
        onClose={() => setAsking(null)}
      >
        {asking?.what === 'add' ? (
          <UnitForm
            units={all}
            below={own !== null}
            what={{ under: asking.under }}
            onDone={(name) => done(w.added(name))}
          />
        ) : asking?.what === 'rename' ? (
          <UnitForm units={all} below={own !== null} what={{ rename: asking.unit }} onDone={() => done()} />
        ) : null}
      </Dialog>
      <Dialog opened={asking?.what === 'move'} title={w.move} onClose={() => setAsking(null)}>
        {asking?.what === 'move' ? (
          <MoveUnit
            units={all}
            below={own !== null}
            unit={asking.unit}
            onDone={() => done(w.moved(asking.unit.name))}
          />
        ) : null}
      </Dialog>
      <ConfirmDialog
        opened={asking?.what === 'retire'}
        title={w.retire}
        confirm={w.retire}
        danger
        sending={retire.sending}
        failure={retire.failure}
        onConfirm={() => asking?.what === 'retire' && void setRetired(asking.unit, true)}
        onClose={() => {
          setAsking(null);
          retire.clear();
        }}
      >
        <p>{w.retireText(asking?.what === 'retire' ? asking.unit.name : '')}</p>
      </ConfirmDialog>
    </div>
  );
}
