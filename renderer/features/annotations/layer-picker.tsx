import { Menu } from '@mantine/core';
import { IconLock, IconUsers, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import type { CircleId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { isShared } from '../../kernel/shared-device.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import classes from './layers.module.css';
import { ShareDialog, type ShareDialogProps } from './share-dialog.tsx';
import { useInkLayer } from './use-ink.tsx';
import { annotationsWords } from './words.ts';

export interface LayerPickerProps {
  readonly me: string;
  readonly nameOf: (person: string) => string;
  /** With whom one may share. */
  readonly people: ShareDialogProps['people'];
  /** Private notes are open here. */
  readonly unlocked: boolean;
  readonly onUnlock: () => void;
  /** Why shared layers take nothing any more; null while they do. */
  readonly frozen: string | null;
}

/**
 * At the tablet of a room one's own notes are locked, and what is written there everybody sees: it asks once before
 * the first stroke of whoever sits there.
 */
let askedOf = '';

/** Says who sees what is written now, and lets one choose: oneself, everybody, or people of one's choice. */
export function LayerPicker({ me, nameOf, people, unlocked, onUnlock, frozen }: LayerPickerProps) {
  const w = useWords(annotationsWords);
  const { layer, setLayer } = useInkLayer();
  const circles = useView('annotations.circles')?.circles ?? [];
  const unshare = useCommand('annotations.unshare');
  const [sharing, setSharing] = useState(false);
  const [ending, setEnding] = useState(false);
  const namesOf = (circle: (typeof circles)[number]): string => {
    const [first, ...more] = [circle.owner, ...circle.people].filter((person) => person !== me).map(nameOf);
    if (first === undefined) return w.layerWith('…');
    return w.layerWith(more.length > 1 ? w.layerMore(first, more.length) : [first, ...more].join(', '));
  };
  const [opened, setOpened] = useState(
    () => askedOf !== me && !unlocked && layer === 'meeting' && frozen === null && isShared(),
  );
  const open = (next: boolean): void => {
    if (!next) askedOf = me;
    setOpened(next);
  };
  const circle = circles.find(({ id }) => id === layer);
  const label = layer === 'private' ? w.layerPrivate : circle ? namesOf(circle) : w.layerMeeting;
  const Icon = layer === 'private' ? IconLock : circle ? IconUsersGroup : IconWorld;
  return (
    <>
      <Menu position="bottom-start" width="var(--menu)" opened={opened} onChange={open}>
        <Menu.Target>
          <button
            type="button"
            className={classes.chosen}
            data-layer={layer === 'private' ? 'private' : circle ? 'circle' : 'meeting'}
            aria-label={`${w.layer}: ${label}`}
            title={`${w.layer}: ${label}`}
          >
            <Icon aria-hidden="true" />
            <span className={classes.name}>{label}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown data-over-paper>
          {unlocked ? (
            <MenuAction icon={<IconLock aria-hidden="true" />} onPress={() => setLayer('private')}>
              {w.layerPrivate}
              <span className={classes.hint}>{w.layerPrivateHint}</span>
            </MenuAction>
          ) : (
            <MenuAction icon={<IconLock aria-hidden="true" />} onPress={onUnlock}>
              {w.layerLocked}
            </MenuAction>
          )}
          <MenuAction icon={<IconWorld aria-hidden="true" />} denial={frozen} onPress={() => setLayer('meeting')}>
            {w.layerMeeting}
            <span className={classes.hint}>{w.layerMeetingHint}</span>
          </MenuAction>
          {circles.map((one) => (
            <MenuAction
              key={one.id}
              icon={<IconUsersGroup aria-hidden="true" />}
              denial={frozen}
              onPress={() => setLayer(one.id)}
            >
              {namesOf(one)}
            </MenuAction>
          ))}
          <Menu.Divider />
          <MenuAction icon={<IconUsers aria-hidden="true" />} denial={frozen} onPress={() => setSharing(true)}>
            {w.shareNew}
          </MenuAction>
          {circle?.owner === me && circle.people.length > 0 ? (
            <MenuAction danger denial={frozen} onPress={() => setEnding(true)}>
              {w.unshare}
            </MenuAction>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <ShareDialog
        opened={sharing}
        people={people.filter(({ id }) => id !== me)}
        onClose={() => setSharing(false)}
        onDone={setLayer}
      />
      <ConfirmDialog
        opened={ending}
        title={w.unshareTitle}
        confirm={w.unshare}
        danger
        sending={unshare.sending}
        failure={unshare.failure}
        onConfirm={() =>
          void unshare.send({ circle: layer as CircleId }).then((done) => {
            if (done.ok) setEnding(false);
          })
        }
        onClose={() => setEnding(false)}
      >
        <p>{w.unshareWhy}</p>
      </ConfirmDialog>
    </>
  );
}
