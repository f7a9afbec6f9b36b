import { IconClock, IconMapPin } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { RehearsalChip } from '../../features/meetings/rehearsal-chip.tsx';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { PackLine } from '../../features/packs/pack-line.tsx';
import { RoleChips } from '../../features/participants/role-chips.tsx';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { isShared } from '../../kernel/shared-device.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './meeting-card.module.css';
import type { ListedMeeting } from './meeting-sections.ts';
import { lobbyWords } from './words.ts';

/** One meeting, one tap to enter; who runs it has a second way in. */
export function MeetingCard({ meeting, large = false }: { meeting: ListedMeeting; large?: boolean }) {
  const w = useWords(lobbyWords);
  const format = useFormats();
  const navigate = useNavigate();
  const runs = meeting.offices.length > 0;
  const draft = meeting.state === 'draft';
  const over = meeting.state === 'closed' || meeting.state === 'cancelled';
  const params = { meeting: meeting.id };
  return (
    <li className={classes.card} data-large={large || undefined} data-state={meeting.state}>
      <div className={classes.chips}>
        <StateChip state={meeting.state} />
        <RehearsalChip rehearsal={meeting.rehearsal} />
        <RoleChips offices={meeting.offices} votes={meeting.votes} />
      </div>
      <h3 className={classes.title}>{meeting.title}</h3>
      <p className={classes.fact}>
        <IconClock aria-hidden="true" />
        <span>
          {large
            ? `${format.time(meeting.startsAt)} – ${format.time(meeting.endsAt)}`
            : `${format.time(meeting.startsAt)}, ${format.dayAndDate(meeting.startsAt)}`}
        </span>
      </p>
      <p className={classes.fact}>
        <IconMapPin aria-hidden="true" />
        <span>{meeting.room}</span>
      </p>
      {draft || isShared() ? null : <PackLine meeting={meeting.id} offer={large && !over} />}
      <div className={classes.actions}>
        {draft ? null : (
          <ActionButton
            look={large && !over ? 'primary' : 'secondary'}
            size={large ? 'large' : 'normal'}
            onPress={() => void navigate({ to: '/m/$meeting', params })}
          >
            {w.enter}
          </ActionButton>
        )}
        {runs && !draft ? (
          <ActionButton
            size={large ? 'large' : 'normal'}
            onPress={() => void navigate({ to: '/m/$meeting/console', params })}
          >
            {w.run}
          </ActionButton>
        ) : null}
        {runs && !over ? (
          <ActionButton
            look={draft ? 'secondary' : 'quiet'}
            size={large ? 'large' : 'normal'}
            onPress={() => void navigate({ to: '/office/meetings/$meeting', params })}
          >
            {w.prepare}
          </ActionButton>
        ) : null}
      </div>
    </li>
  );
}
