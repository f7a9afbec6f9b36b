import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { RoomDeviceRow } from '../../../../shared/features/devices/room.ts';
import { ownBuild } from '../../../kernel/fresh-page.ts';
import { useFormats } from '../../../kernel/i18n/format.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { MenuAction } from '../../../ui/menu-action.tsx';
import tables from '../../../ui/table.module.css';
import { placeOf } from './place.ts';
import classes from './room.module.css';
import { roomWords } from './words.ts';

const gigabyte = 1e9;

export type DeviceAct = 'code' | 'edit' | 'lock' | 'sign-out' | 'erase' | 'withdraw';

export interface DeviceTableProps {
  readonly devices: readonly RoomDeviceRow[];
  readonly onAct: (act: DeviceAct, device: RoomDeviceRow) => void;
}

/** Tablets of the rooms, each with how it is and who sits at it. */
export function DeviceTable({ devices, onAct }: DeviceTableProps) {
  const w = useWords(roomWords);
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{w.name}</th>
          <th scope="col">{w.place}</th>
          <th scope="col">{w.state}</th>
          <th scope="col">{w.user}</th>
          <th scope="col">{w.health}</th>
          <th scope="col">
            <span className="unseen">{w.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.device}>
            <th scope="row">
              {device.name}
              {device.label ? <span className={tables.soft}>{device.label}</span> : null}
            </th>
            <td>{placeOf(device)}</td>
            <td>
              <State device={device} />
            </td>
            <td>
              <span className={classes.state}>
                {device.person ?? <span className={tables.soft}>{device.enrolled === null ? '' : w.nobody}</span>}
                {device.locked ? <Chip tone="gold">{w.isLocked}</Chip> : null}
              </span>
            </td>
            <td>
              <Health device={device} />
            </td>
            <td className={classes.last}>
              <Menu position="bottom-end">
                <Menu.Target>
                  <IconButton label={w.actionsFor(device.name)} icon={<IconDotsVertical aria-hidden="true" />} />
                </Menu.Target>
                <Menu.Dropdown>
                  <MenuAction onPress={() => onAct('code', device)}>{w.makeCode}</MenuAction>
                  <MenuAction onPress={() => onAct('edit', device)}>{w.edit}</MenuAction>
                  {device.enrolled === null ? null : (
                    <>
                      <MenuAction onPress={() => onAct('lock', device)}>{w.lock}</MenuAction>
                      <MenuAction onPress={() => onAct('sign-out', device)}>{w.signOut}</MenuAction>
                      <MenuAction danger onPress={() => onAct('erase', device)}>
                        {w.eraseData}
                      </MenuAction>
                    </>
                  )}
                  <MenuAction danger onPress={() => onAct('withdraw', device)}>
                    {w.withdraw}
                  </MenuAction>
                </Menu.Dropdown>
              </Menu>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ device }: { readonly device: RoomDeviceRow }) {
  const w = useWords(roomWords);
  const format = useFormats();
  const { enrolled, codeUntil, connected, seen, erasing } = device;
  return (
    <span className={classes.state}>
      {codeUntil === null ? null : <Chip tone="calm">{w.waiting(format.time(codeUntil))}</Chip>}
      {enrolled === null && codeUntil === null ? <Chip>{w.notEnrolled}</Chip> : null}
      {enrolled === null ? null : <Chip tone={connected ? 'agree' : 'warn'}>{connected ? w.connected : w.away}</Chip>}
      {erasing ? <Chip tone="warn">{w.erasing}</Chip> : null}
      {enrolled !== null && !connected && seen !== null ? (
        <span className={tables.soft}>{w.seen(format.dateTime(seen))}</span>
      ) : null}
    </span>
  );
}

function Health({ device }: { readonly device: RoomDeviceRow }) {
  const w = useWords(roomWords);
  const format = useFormats();
  const { battery, charging, free, build } = device;
  const own = ownBuild();
  const percent = battery === null ? null : format.percent(battery / 100);
  return (
    <span className={tables.soft}>
      {[
        percent && (charging ? w.charging(percent) : w.battery(percent)),
        free === null
          ? null
          : w.free(free < gigabyte ? format.bytes(free) : `${format.number(free / gigabyte)}\u00a0GB`),
        build !== '' && own !== undefined && build !== own ? w.oldBuild : null,
      ]
        .filter(Boolean)
        .join(', ')}
    </span>
  );
}
