import { IconDeviceTablet, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { RoomDeviceRow } from '../../../../shared/features/devices/room.ts';
import { foldText } from '../../../../shared/kernel/fold-text.ts';
import { matching } from '../../../kernel/i18n/match.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { useCommand } from '../../../kernel/use-command.ts';
import { useEndpoint } from '../../../kernel/use-session.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { DeviceForm } from './device-form.tsx';
import { type DeviceAct, DeviceTable } from './device-table.tsx';
import { EnrolCode } from './enrol-code.tsx';
import classes from './room.module.css';
import { roomWords } from './words.ts';

/** How often the list is asked for again: tablets come and go by themselves. In ms. */
const againMs = 4000;

type Named = Pick<RoomDeviceRow, 'device' | 'name' | 'room' | 'seat'>;
type Asking =
  | { readonly what: 'add' }
  | { readonly what: DeviceAct; readonly device: Named; readonly since: number | null };

/** Tablets that belong to rooms: added and enrolled, looked after, and withdrawn. */
export function DeviceList() {
  const w = useWords(roomWords);
  const announce = useAnnounce();
  const { value, failure, reload } = useEndpoint('devices.roomDevices', {}, { everyMs: againMs });
  const order = useCommand('devices.orderRoomDevice');
  const withdraw = useCommand('devices.withdrawRoomDevice');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [text, setText] = useState('');
  const [room, setRoom] = useState('');
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  const devices = matching(
    value.devices.map((one) => ({
      ...one,
      folded: foldText(`${one.name} ${one.room} ${one.seat} ${one.person ?? ''}`),
    })),
    text,
  );
  const now =
    asking && 'device' in asking ? value.devices.find((one) => one.device === asking.device.device) : undefined;
  const title = asking && 'device' in asking ? asking.device.name : '';
  const what = asking?.what ?? null;
  const close = (): void => {
    setAsking(null);
    order.clear();
    withdraw.clear();
  };
  const confirm = async (): Promise<void> => {
    if (!asking || !('device' in asking)) return;
    const { device, name } = asking.device;
    if (asking.what === 'withdraw') {
      if (!(await withdraw.send({ device })).ok) return;
      announce(w.withdrawn(name));
    } else if (asking.what === 'lock' || asking.what === 'sign-out' || asking.what === 'erase') {
      const result = await order.send({ device, order: asking.what });
      if (!result.ok) return;
      announce(result.value.connected ? w.ordered(name) : w.orderedLater(name));
    }
    close();
    void reload();
  };
  const acts = {
    lock: [w.lock, w.lockText(title)],
    'sign-out': [w.signOut, w.signOutText(title)],
    erase: [w.eraseData, w.eraseText(title)],
    withdraw: [w.withdraw, w.withdrawText(title)],
  } as const;
  const act = what !== null && what in acts ? acts[what as keyof typeof acts] : null;
  return (
    <>
      <p>{w.lead}</p>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchField label={w.find} value={text} onChange={setText} />
        </div>
        <ActionButton look="primary" icon={<IconPlus aria-hidden="true" />} onPress={() => setAsking({ what: 'add' })}>
          {w.add}
        </ActionButton>
      </div>
      {value.devices.length === 0 ? (
        <Empty icon={<IconDeviceTablet aria-hidden="true" />} title={w.none}>
          {w.noneText}
        </Empty>
      ) : devices.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <DeviceTable
          devices={devices}
          onAct={(next, device) => setAsking({ what: next, device, since: device.enrolled })}
        />
      )}
      <Dialog opened={what === 'add' || what === 'edit'} title={what === 'edit' ? w.edit : w.add} onClose={close}>
        {what === 'add' ? (
          <DeviceForm
            device={null}
            room={room}
            onSaved={(device) => {
              setRoom(device.room);
              setAsking({ what: 'code', device, since: null });
              void reload();
            }}
          />
        ) : null}
        {asking && what === 'edit' && 'device' in asking ? (
          <DeviceForm
            device={asking.device}
            room=""
            onSaved={({ name }) => {
              announce(w.saved(name));
              close();
              void reload();
            }}
          />
        ) : null}
      </Dialog>
      <Dialog opened={what === 'code'} title={w.codeTitle(title)} onClose={close}>
        {asking && what === 'code' && 'device' in asking ? (
          <EnrolCode
            device={{ device: asking.device.device, enrolled: asking.since }}
            done={now !== undefined && now.enrolled !== asking.since}
            onClose={close}
          />
        ) : null}
      </Dialog>
      <ConfirmDialog
        opened={act !== null}
        title={act?.[0] ?? ''}
        confirm={act?.[0] ?? ''}
        danger={what !== 'lock'}
        sending={order.sending || withdraw.sending}
        failure={order.failure ?? withdraw.failure}
        onConfirm={() => void confirm()}
        onClose={close}
      >
        <p>{act?.[1]}</p>
        <Notice tone={now?.connected ? 'calm' : 'warn'}>{now?.connected ? w.honestNow : w.honestLater}</Notice>
      </ConfirmDialog>
    </>
  );
}
