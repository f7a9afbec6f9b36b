import { IconLogin2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { Session } from '../../../../shared/features/identity/contract.ts';
import { foldText } from '../../../../shared/kernel/fold-text.ts';
import type { Failure } from '../../../../shared/kernel/result.ts';
import { call } from '../../../kernel/call.ts';
import { compareNames, useFormats } from '../../../kernel/i18n/format.ts';
import { matching } from '../../../kernel/i18n/match.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { useEndpoint, useSetSession } from '../../../kernel/use-session.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { FailureNotice } from '../../../ui/notice.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PinField, pinLength } from './pin-field.tsx';
import { placeOf } from './place.ts';
import classes from './room.module.css';
import { roomWords } from './words.ts';

/** How often it is asked who is invited today: a meeting may be announced while a tablet waits. In ms. */
const againMs = 60_000;
/** Names that are shown at once; the others are found by typing. */
const shownMax = 40;

interface Seated {
  readonly person: string;
  readonly name: string;
  readonly position: string;
}

/** At the tablet of a room: my name among those who are invited here today, and my PIN. */
export function SeatSignIn({ device }: { readonly device: NonNullable<Session['device']> }) {
  const w = useWords(roomWords);
  const format = useFormats();
  const { value, failure } = useEndpoint('devices.seats', {}, { everyMs: againMs });
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Seated | null>(null);
  const people = (value?.people ?? [])
    .map((one) => ({ ...one, folded: foldText(`${one.name} ${one.position}`) }))
    .toSorted((a, b) => compareNames(a.name, b.name));
  const found = matching(people, text);
  return (
    <>
      <header>
        <h2 className={classes.title}>{w.seatTitle}</h2>
        <p className={classes.place}>{w.seatOf(placeOf(device))}</p>
      </header>
      <FailureNotice failure={failure} />
      {!value && !failure ? <Loading /> : null}
      {(chosen ? [] : value?.meetings)?.map(({ title, startsAt, endsAt }) => (
        <p key={`${title}${startsAt}`} className={classes.meeting}>
          {title} <span className={classes.soft}>{`${format.time(startsAt)} – ${format.time(endsAt)}`}</span>
        </p>
      ))}
      {value?.meetings.length === 0 ? <p>{w.seatNone}</p> : null}
      {chosen ? (
        <SeatPin seated={chosen} onBack={() => setChosen(null)} />
      ) : value && value.meetings.length > 0 ? (
        <>
          <SearchField label={w.seatFind} value={text} onChange={setText} />
          {found.length === 0 ? <p className={classes.soft}>{w.seatNobody}</p> : null}
          <ul className={classes.people} aria-label={w.seatWho}>
            {found.slice(0, shownMax).map((one) => (
              <li key={one.person}>
                <button type="button" className={classes.person} onClick={() => setChosen(one)}>
                  {one.name}
                  <span>{one.position}</span>
                </button>
              </li>
            ))}
          </ul>
          {found.length > shownMax ? <p className={classes.soft}>{w.seatMore(found.length - shownMax)}</p> : null}
        </>
      ) : null}
    </>
  );
}

function SeatPin({ seated, onBack }: { readonly seated: Seated; readonly onBack: () => void }) {
  const w = useWords(roomWords);
  const setSession = useSetSession();
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const enter = async (typed: string): Promise<void> => {
    setTried(true);
    if (busy || typed.length !== pinLength) return;
    setBusy(true);
    const result = await call('devices.signInByPin', {}, { person: seated.person, pin: typed });
    setBusy(false);
    setPin('');
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setSession(result.value);
  };
  return (
    <form
      className={classes.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enter(pin);
      }}
    >
      <FailureNotice failure={failure} />
      <PinField
        label={w.seatPin(seated.name)}
        value={pin}
        focused
        onChange={(typed) => {
          setPin(typed);
          if (typed.length === pinLength) void enter(typed);
        }}
        error={tried && !busy && !failure && pin.length < pinLength ? w.pinDigits : null}
      />
      <div className={classes.buttons}>
        <ActionButton look="quiet" onPress={onBack}>
          {w.seatOther}
        </ActionButton>
        <ActionButton type="submit" look="primary" sending={busy} icon={<IconLogin2 aria-hidden="true" />}>
          {w.enter}
        </ActionButton>
      </div>
      <p className={classes.soft}>{w.seatNotes}</p>
    </form>
  );
}
