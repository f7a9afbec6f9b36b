import { Menu } from '@mantine/core';
import {
  IconBuilding,
  IconChevronDown,
  IconDatabase,
  IconDeviceTablet,
  IconFlask,
  IconHistory,
  IconKey,
  IconListDetails,
  IconSettings,
  IconSparkles,
  IconUsers,
} from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useWords } from '../../kernel/i18n/words.ts';
import { useSession } from '../../kernel/use-session.ts';
import { MenuAction } from '../../ui/menu-action.tsx';
import classes from './office.module.css';
import { officeWords } from './words.ts';

/** Pages of an administrator behind one word, which is the open page's where one is: a bar of all would fill a phone. */
export function AdministrationMenu() {
  const w = useWords(officeWords);
  const navigate = useNavigate();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { value: session } = useSession();
  const person = session?.person;
  if (!person?.administrator && !person?.unitAdministrator) return null;
  const pages = [
    { to: '/office/accounts', name: w.accounts, Icon: IconUsers, shown: true },
    { to: '/office/units', name: w.units, Icon: IconBuilding, shown: true },
    { to: '/office/catalogues', name: w.catalogues, Icon: IconListDetails, shown: person.administrator },
    { to: '/office/devices', name: w.devices, Icon: IconDeviceTablet, shown: person.administrator },
    { to: '/office/logs', name: w.logs, Icon: IconHistory, shown: person.administrator },
    { to: '/office/recovery', name: w.recovery, Icon: IconKey, shown: person.administrator },
    { to: '/office/backups', name: w.backups, Icon: IconDatabase, shown: person.administrator },
    { to: '/office/assistant', name: w.assistant, Icon: IconSparkles, shown: person.administrator },
    {
      to: '/office/demonstration',
      name: w.demonstration,
      Icon: IconFlask,
      shown: person.administrator && session?.demonstration !== null,
    },
  ] as const;
  const open = pages.find(({ to }) => path === to);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={classes.link} data-status={open ? 'active' : undefined}>
          <IconSettings aria-hidden="true" />
          {open ? w.administrationOf(open.name) : w.administration}
          <IconChevronDown aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {pages
          .filter(({ shown }) => shown)
          .map(({ to, name, Icon }) => (
            <MenuAction key={to} icon={<Icon aria-hidden="true" />} onPress={() => void navigate({ to })}>
              {name}
            </MenuAction>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
