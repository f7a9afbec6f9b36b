import { IconLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ShownVote } from '../../../../shared/features/devices/room.ts';
import type { Session } from '../../../../shared/features/identity/contract.ts';
import type { Choice } from '../../../../shared/features/voting/tally.ts';
import type { QuestionId } from '../../../../shared/kernel/ids.ts';
import type { Failure, Result } from '../../../../shared/kernel/result.ts';
import { call } from '../../../kernel/call.ts';
import { newId } from '../../../kernel/command-id.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { attemptMs } from '../../../kernel/pending-commands.ts';
import { lockHere } from '../../../kernel/room-lock.ts';
import { useSetSession, useSignOut } from '../../../kernel/use-session.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { chime } from '../../../ui/chime.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FailureNotice, Notice } from '../../../ui/notice.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { Timer } from '../../../ui/timer.tsx';
import { DisplayMenu } from '../../../ui/toolbar.tsx';
import { useOutboxWaits } from '../../annotations/use-outbox-waits.ts';
import { openOwnKey } from '../../identity/use-sign-in.ts';
import { Ballot, type Draft, noDraft } from '../../voting/ballot.tsx';
import { votingWords } from '../../voting/words.ts';
import { PinField, pinLength } from './pin-field.tsx';
import { placeOf } from './place.ts';
import classes from './room.module.css';
import { useConnected, useHere } from './room-device.tsx';
import { roomLine } from './room-line.ts';
import { roomWords } from './words.ts';

/** Covers the tablet of a room that was left alone: who sits here, the way back in, and an open vote of his. */
export function LockScreen({ session }: { readonly session: Session }) {
  const w = useWords(roomWords);
  const setSession = useSetSession();
  const signOut = useSignOut();
  const here = useHere();
  const connected = useConnected();
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState<Pending | null>(null);
  const person = session.device?.locked?.person ?? session.person?.id;
  const name = session.device?.locked?.name ?? session.person?.name ?? '';
  const waits = useOutboxWaits(person);
  // The page was loaded with a session that began on an earlier one: behind the lock it goes, before anything of it is read.
  const found = session.person !== null;
  useEffect(() => {
    if (found) void lockHere(session, setSession);
  }, [found, session, setSession]);
  const leave = async (): Promise<void> => {
    setLeaving(true);
    const refused = await signOut();
    setLeaving(false);
    setFailure(refused);
  };
  const vote = here?.locked ? here.vote : null;
  return (
    <main className={classes.lock}>
      <div className={classes.sheet} data-vote={vote !== null || undefined}>
        {vote ? <VoteThroughLock key={vote.question} vote={vote} onChosen={setPending} /> : null}
        <section className={classes.box} aria-label={w.locked}>
          <div className={classes.lockHead}>
            <IconLock aria-hidden="true" />
            <div>
              <h1 className={classes.name}>{name}</h1>
              {session.device ? <p className={classes.place}>{placeOf(session.device)}</p> : null}
            </div>
          </div>
          {connected ? null : <Notice tone="warn">{w.lockedOffline}</Notice>}
          {vote && pending?.question === vote.question ? (
            <CastByPin
              key={`${pending.question} ${pending.choice} ${pending.text}`}
              vote={vote}
              pending={pending}
              onDone={() => setPending(null)}
            />
          ) : (
            <>
              <p className={classes.soft}>{w.lockedWhy}</p>
              <Unlock name={name} />
            </>
          )}
          <div className={classes.buttons}>
            <ActionButton look="quiet" onPress={() => setAsking(true)}>
              {w.other}
            </ActionButton>
            <DisplayMenu />
          </div>
        </section>
      </div>
      <ConfirmDialog
        opened={asking}
        title={w.otherTitle}
        confirm={w.other}
        danger
        sending={leaving}
        failure={failure}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        <p>{w.otherText(name)}</p>
        {waits ? <Notice>{w.otherUnsent(name)}</Notice> : null}
      </ConfirmDialog>
    </main>
  );
}

function Unlock({ name }: { readonly name: string }) {
  const w = useWords(roomWords);
  const setSession = useSetSession();
  const [by, setBy] = useState<'pin' | 'password'>('pin');
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = (result: Result<Session>): void => {
    setBusy(false);
    setPin('');
    setFailure(result.ok ? null : result.failure);
    if (result.ok) {
      setSession(result.value);
      if (by === 'password') openOwnKey(result.value, password);
    } else if (result.failure.code === 'devices.not-locked') {
      // Signed out meanwhile: there is nothing to open any more.
      setSession(null);
    }
  };
  const open = async (typed: string): Promise<void> => {
    setTried(true);
    if (busy || (by === 'pin' ? typed.length !== pinLength : password === '')) return;
    setBusy(true);
    take(
      await call('devices.unlock', {}, by === 'pin' ? { pin: typed } : { password }, AbortSignal.timeout(attemptMs)),
    );
  };
  return (
    <form
      className={classes.stack}
      noValidate
      aria-label={w.lockedFor(name)}
      onSubmit={(event) => {
        event.preventDefault();
        void open(pin);
      }}
    >
      <FailureNotice failure={failure} />
      {by === 'pin' ? (
        <PinField
          label={w.pin}
          value={pin}
          focused
          onChange={(typed) => {
            setPin(typed);
            // The last digit opens: nobody has to look for a button.
            if (typed.length === pinLength) void open(typed);
          }}
          error={tried && !busy && !failure && pin.length < pinLength ? w.pinDigits : null}
        />
      ) : (
        <SecretField label={w.password} value={password} onChange={setPassword} />
      )}
      <div className={classes.buttons}>
        <ActionButton
          look="quiet"
          onPress={() => {
            setBy(by === 'pin' ? 'password' : 'pin');
            setFailure(null);
            setTried(false);
          }}
        >
          {by === 'pin' ? w.usePassword : w.usePin}
        </ActionButton>
        <ActionButton type="submit" look="primary" sending={busy}>
          {w.open}
        </ActionButton>
      </div>
    </form>
  );
}

/** A choice that waits for the PIN which casts it. */
interface Pending {
  /** For which it was made: never for the one that is open afterwards. */
  readonly question: string;
  readonly choice: Choice;
  readonly text: string;
}

interface VoteProps {
  readonly vote: ShownVote;
  readonly onChosen: (pending: Pending | null) => void;
}

/** The question of an open vote and its choices; nothing else of the meeting is here. */
function VoteThroughLock({ vote, onChosen }: VoteProps) {
  const w = useWords(roomWords);
  const [draft, setDraft] = useState<Draft>(noDraft);
  const [changing, setChanging] = useState(false);
  const { castAt } = vote;
  useEffect(() => chime(), []);
  // It was taken: what was picked has done its work.
  useEffect(() => {
    setChanging(false);
    if (castAt !== null) setDraft(noDraft);
  }, [castAt]);
  return (
    <section className={classes.box} data-vote aria-label={w.voteOpen}>
      <div className={classes.buttons}>
        <h2 className={classes.title}>{w.voteOpen}</h2>
        {vote.endsAt === null ? null : <Timer endsAt={vote.endsAt} />}
      </div>
      <p className={classes.question}>{vote.text}</p>
      {castAt === null || changing ? (
        <Ballot
          draft={draft}
          onDraft={(next) => {
            setDraft(next);
            onChosen(null);
          }}
          rewrite={false}
          oneTap
          sending={false}
          onCast={(picked, text) => onChosen({ question: vote.question, choice: picked, text })}
        />
      ) : (
        <>
          <Notice>{w.voteCast}</Notice>
          {vote.canChange ? <ActionButton onPress={() => setChanging(true)}>{w.voteChange}</ActionButton> : null}
        </>
      )}
    </section>
  );
}

/** The PIN that casts what was chosen; the tablet stays locked. */
function CastByPin({ vote, pending, onDone }: { vote: ShownVote; pending: Pending; onDone: () => void }) {
  const w = useWords(roomWords);
  const v = useWords(votingWords);
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // One intention, one ballot: what is tried again after no answer came is told what became of it.
  const [command, setCommand] = useState(newId);
  const { meeting } = vote;
  const cast = async (): Promise<void> => {
    setTried(true);
    if (busy || pin.length !== pinLength) return;
    setBusy(true);
    const sent = await call(
      'devices.cast',
      {},
      { pin, command, meeting, ...pending, question: pending.question as QuestionId },
      AbortSignal.timeout(attemptMs),
    );
    setPin('');
    setTried(false);
    setFailure(sent.ok ? null : sent.failure);
    if (!sent.ok && sent.failure.code !== 'unreachable') setCommand(newId());
    await roomLine().report();
    setBusy(false);
    if (sent.ok) onDone();
  };
  return (
    <form
      className={classes.stack}
      noValidate
      aria-label={w.voteSend(v[pending.choice])}
      onSubmit={(event) => {
        event.preventDefault();
        void cast();
      }}
    >
      <p className={classes.title}>{w.voteSend(v[pending.choice])}</p>
      <p className={classes.soft}>{vote.canChange ? w.votePin : `${w.votePin} ${v.once}`}</p>
      <FailureNotice failure={failure} />
      <PinField
        label={w.pin}
        value={pin}
        focused
        onChange={setPin}
        error={tried && pin.length < pinLength ? w.pinDigits : null}
      />
      <div className={classes.buttons}>
        <ActionButton look="quiet" onPress={onDone}>
          {w.voteNotNow}
        </ActionButton>
        <ActionButton type="submit" look="primary" sending={busy}>
          {v.sendBallot}
        </ActionButton>
      </div>
    </form>
  );
}
