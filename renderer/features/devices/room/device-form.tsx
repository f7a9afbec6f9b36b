import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RoomDeviceRow } from '../../../../shared/features/devices/room.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { useCommand } from '../../../kernel/use-command.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { FailureNotice } from '../../../ui/notice.tsx';
import { CatalogueField } from '../../catalogues/catalogue-field.tsx';
import classes from './room.module.css';
import { roomWords } from './words.ts';

type Place = Pick<RoomDeviceRow, 'device' | 'name' | 'room' | 'seat'>;

export interface DeviceFormProps {
  /** Null for a new one. */
  readonly device: Place | null;
  /** Where the one before was added, which the next one is as well. */
  readonly room: string;
  readonly onSaved: (device: Place) => void;
}

/** Name, room and seat of a tablet. */
export function DeviceForm({ device, room: proposed, onSaved }: DeviceFormProps) {
  const w = useWords(roomWords);
  const add = useCommand('devices.addRoomDevice');
  const edit = useCommand('devices.editRoomDevice');
  const [name, setName] = useState(device?.name ?? '');
  const [room, setRoom] = useState(device?.room ?? proposed);
  const [seat, setSeat] = useState(device?.seat ?? '');
  const [tried, setTried] = useState(false);
  const sending = add.sending || edit.sending;
  const submit = async (): Promise<void> => {
    setTried(true);
    const place = { name: name.trim(), room: room.trim(), seat: seat.trim() };
    if (!place.name || !place.room || sending) return;
    if (device) {
      if ((await edit.send({ device: device.device, ...place })).ok) onSaved({ device: device.device, ...place });
      return;
    }
    const result = await add.send(place);
    if (result.ok) onSaved({ device: result.value.device, ...place });
  };
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={w.name}
        description={w.nameHint}
        required
        maxLength={60}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && !name.trim() ? w.fill : null}
      />
      <div>
        <CatalogueField
          kind="room"
          label={w.room}
          required
          value={room}
          onChange={setRoom}
          error={tried && !room.trim() ? w.fill : null}
        />
        <p className={classes.soft}>{w.roomHint}</p>
      </div>
      <TextInput
        label={w.seat}
        description={w.seatHint}
        maxLength={40}
        value={seat}
        onChange={(event) => setSeat(event.currentTarget.value)}
      />
      <FailureNotice failure={add.failure ?? edit.failure} />
      <ActionButton type="submit" look="primary" size="large" wide sending={sending}>
        {device ? w.save : w.add}
      </ActionButton>
    </form>
  );
}
