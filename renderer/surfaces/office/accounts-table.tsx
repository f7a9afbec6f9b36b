import { Menu, Popover, Switch } from '@mantine/core';
import { IconColumns, IconDotsVertical } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Person } from '../../../shared/features/identity/contract.ts';
import { pinWords } from '../../features/identity/pin-words.ts';
import { signInWords } from '../../features/identity/sign-in-words.ts';
import { identityWords } from '../../features/identity/words.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { compareNames } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import tables from '../../ui/table.module.css';
import classes from './office.module.css';
import { SortHead, type Sorting } from './sort-head.tsx';
import { useColumns } from './use-columns.ts';

const optional = ['login', 'unit', 'rights', 'state'] as const;
type Column = 'name' | (typeof optional)[number];
const collator = new Intl.Collator('vi');

const rank = (person: Person): number =>
  (person.administrator ? 4 : 0) + (person.unitAdministrator ? 2 : 0) + (person.office ? 1 : 0);
const orders: Readonly<Record<Column, (a: Person, b: Person) => number>> = {
  name: (a, b) => compareNames(a.name, b.name),
  login: (a, b) => collator.compare(a.login, b.login),
  unit: (a, b) => collator.compare(a.unitName, b.unitName),
  rights: (a, b) => rank(b) - rank(a),
  state: (a, b) => Number(a.locked) - Number(b.locked),
};

export interface AccountsTableProps {
  readonly people: readonly Person[];
  /** Whether one administers everything, and so system administrators as well. */
  readonly system: boolean;
  readonly onAct: (what: 'edit' | 'reset' | 'pin' | 'lock' | 'unlock', person: Person) => void;
}

/** Accounts in the order that a column's head was asked for, with the columns that somebody wants to see. */
export function AccountsTable({ people, system, onAct }: AccountsTableProps) {
  const { login } = useWords(signInWords);
  const w = { ...useWords(identityWords), login };
  const p = useWords(pinWords);
  const denial = useDenial();
  const [sorting, setSorting] = useState<Sorting<Column>>({ by: 'name', down: false });
  const [choosing, setChoosing] = useState(false);
  const { shows, toggle } = useColumns<Column>('accounts');
  const rows = useMemo(() => {
    const by = orders[sorting.by];
    // Of equals the names decide, in their order whichever way the column is sorted.
    return people.toSorted((a, b) => (sorting.down ? by(b, a) : by(a, b)) || orders.name(a, b));
  }, [people, sorting]);
  const head = (column: Column, label: string) =>
    shows(column) ? <SortHead column={column} label={label} sorting={sorting} onSort={setSorting} /> : null;
  return (
    <>
      <div className={classes.columns}>
        <Popover position="bottom-end" opened={choosing} onChange={setChoosing} trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={classes.columnsButton} onClick={() => setChoosing(!choosing)}>
              <IconColumns aria-hidden="true" />
              {w.columns}
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={w.columns}>
            {optional.map((column) => (
              <Switch key={column} label={w[column]} checked={shows(column)} onChange={() => toggle(column)} />
            ))}
          </Popover.Dropdown>
        </Popover>
      </div>
      <table className={tables.table}>
        <thead>
          <tr>
            {head('name', w.name)}
            {head('login', w.login)}
            {head('unit', w.unit)}
            {head('rights', w.rights)}
            {head('state', w.state)}
            <th scope="col">
              <span className="unseen">{w.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((person) => {
            const beyond = denial(person.administrator && !system ? 'identity.beyond-rights' : null);
            return (
              <tr key={person.id}>
                <th scope="row">
                  {person.name}
                  <span className={tables.soft}>{person.position}</span>
                </th>
                {shows('login') ? <td>{person.login}</td> : null}
                {shows('unit') ? <td>{person.unitName}</td> : null}
                {shows('rights') ? (
                  <td>
                    <span className={classes.chips}>
                      {person.administrator ? <Chip tone="gold">{w.administers}</Chip> : null}
                      {person.unitAdministrator ? <Chip tone="gold">{w.administersUnit}</Chip> : null}
                      {person.office ? <Chip>{w.office}</Chip> : null}
                    </span>
                  </td>
                ) : null}
                {shows('state') ? (
                  <td className={tables.keep}>
                    <Chip tone={person.locked ? 'warn' : 'plain'}>{person.locked ? w.locked : w.active}</Chip>
                  </td>
                ) : null}
                <td className={classes.last}>
                  <Menu position="bottom-end">
                    <Menu.Target>
                      <IconButton label={w.actionsFor(person.name)} icon={<IconDotsVertical aria-hidden="true" />} />
                    </Menu.Target>
                    <Menu.Dropdown>
                      <MenuAction denial={beyond} onPress={() => onAct('edit', person)}>
                        {w.edit}
                      </MenuAction>
                      <MenuAction denial={beyond} onPress={() => onAct('reset', person)}>
                        {w.reset}
                      </MenuAction>
                      <MenuAction denial={beyond} onPress={() => onAct('pin', person)}>
                        {p.pinClear}
                      </MenuAction>
                      {person.locked ? (
                        <MenuAction denial={beyond} onPress={() => onAct('unlock', person)}>
                          {w.unlock}
                        </MenuAction>
                      ) : (
                        <MenuAction danger denial={beyond} onPress={() => onAct('lock', person)}>
                          {w.lock}
                        </MenuAction>
                      )}
                    </Menu.Dropdown>
                  </Menu>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
