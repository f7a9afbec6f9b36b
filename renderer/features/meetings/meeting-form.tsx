import { NumberInput, Select, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { type BodyId, bodies, bodyIds } from '../../../shared/features/meetings/bodies.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import type { CommandInput } from '../../../shared/protocol.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { fromLocalText, toLocalText } from '../../kernel/local-time.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice, type Option } from '../../ui/choice.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { UnsavedGuard } from '../../ui/unsaved.tsx';
import { CatalogueField } from '../catalogues/catalogue-field.tsx';
import classes from './meeting-form.module.css';
import { meetingsWords } from './words.ts';

export type MeetingDetails = CommandInput<'meetings.create'>;

export interface MeetingFormProps {
  readonly initial: MeetingDetails;
  readonly units: readonly Option[];
  readonly action: string;
  readonly sending: boolean;
  readonly failure: Failure | null;
  readonly denial?: string | null;
  /** It was saved: what was entered is no longer unsaved. */
  readonly done?: boolean;
  /** `touched` picks what differs from what the form began with. */
  readonly onSubmit: (details: MeetingDetails, touched: (details: MeetingDetails) => Partial<MeetingDetails>) => void;
}

const differences = (before: MeetingDetails, after: MeetingDetails): Partial<MeetingDetails> =>
  Object.fromEntries(
    Object.entries(after).filter(([key, value]) => before[key as keyof MeetingDetails] !== value),
  ) as Partial<MeetingDetails>;

/** What a meeting is, when, where and by whose rules; each wrong entry is named at its field. */
export function MeetingForm({
  initial,
  units,
  action,
  sending,
  failure,
  denial,
  done = false,
  onSubmit,
}: MeetingFormProps) {
  const w = useWords(meetingsWords);
  const [title, setTitle] = useState(initial.title);
  const [room, setRoom] = useState(initial.room);
  const [starts, setStarts] = useState(toLocalText(initial.startsAt));
  const [ends, setEnds] = useState(toLocalText(initial.endsAt));
  const [type, setType] = useState(initial.type ?? '');
  const [unit, setUnit] = useState<UnitId | null>(initial.unit ?? null);
  const [body, setBody] = useState<BodyId>(initial.body);
  const [minutes, setMinutes] = useState<number | string>(initial.checkInMinutes ?? 30);
  const [began] = useState(initial);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const startsAt = fromLocalText(starts);
  const endsAt = fromLocalText(ends);
  const wrong = {
    title: title.trim().length < 3 ? w.titleShort : null,
    room: room.trim() ? null : w.roomEmpty,
    starts: startsAt === null ? w.timeEmpty : null,
    ends: endsAt === null ? w.timeEmpty : startsAt !== null && endsAt <= startsAt ? w.endsEarly : null,
    minutes: typeof minutes === 'number' && minutes >= 0 && minutes <= 1440 ? null : w.checkInRange,
  };
  /** The end goes with the start, as long as it was. */
  const moveStart = (next: string): void => {
    const from = fromLocalText(starts);
    const to = fromLocalText(next);
    setStarts(next);
    if (from !== null && to !== null && endsAt !== null && endsAt > from) setEnds(toLocalText(to + endsAt - from));
  };
  const said = { title: title.trim(), room: room.trim(), type: type.trim(), unit, body, checkInMinutes: minutes };
  const unsaved =
    starts !== toLocalText(began.startsAt) ||
    ends !== toLocalText(began.endsAt) ||
    Object.entries(said).some(([key, value]) => began[key as keyof MeetingDetails] !== value);
  const submit = (): void => {
    setTried(true);
    // After the fields have been told what is wrong: the first of them is where one goes on.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if (
      Object.values(wrong).some(Boolean) ||
      startsAt === null ||
      endsAt === null ||
      typeof minutes !== 'number' ||
      sending ||
      denial
    )
      return;
    onSubmit({ ...said, startsAt, endsAt, checkInMinutes: minutes }, (details) => differences(began, details));
  };
  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={w.title}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={tried && wrong.title}
      />
      <CatalogueField kind="meeting-type" label={w.type} value={type} onChange={setType} />
      <Choice
        label={w.unit}
        none={w.unitNone}
        value={unit}
        onChange={(value) => setUnit(value as UnitId | null)}
        options={units}
      />
      <CatalogueField kind="room" label={w.room} required value={room} onChange={setRoom} error={tried && wrong.room} />
      <DateTimeField
        dayLabel={w.startsDay}
        timeLabel={w.startsTime}
        value={starts}
        onChange={moveStart}
        error={tried && wrong.starts}
      />
      <DateTimeField
        dayLabel={w.endsDay}
        timeLabel={w.endsTime}
        value={ends}
        onChange={setEnds}
        error={tried && wrong.ends}
      />
      <NumberInput
        label={w.checkInMinutes}
        min={0}
        max={1440}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
        error={tried && wrong.minutes}
        hideControls
      />
      <Select
        label={w.body}
        allowDeselect={false}
        value={body}
        onChange={(value) => setBody(bodyIds.find((id) => id === value) ?? body)}
        data={bodyIds.map((value) => ({ value, label: w[`body-${value}`] }))}
        description={bodies[body].basis}
      />
      <UnsavedGuard unsaved={unsaved && !sending && !done} />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" size="large" sending={sending} denial={denial}>
        {action}
      </ActionButton>
    </form>
  );
}
