import { Select } from '@mantine/core';
import { useState } from 'react';
import type { OwnPaper } from '../../../shared/features/library/contract.ts';
import type { ItemId, MeetingId } from '../../../shared/kernel/ids.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { libraryWords } from '../../features/library/words.ts';
import { call } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { MeetingProvider, useMeeting } from '../../kernel/use-meeting.tsx';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { paperOfFile } from '../office/paper-of-file.ts';
import classes from './library.module.css';

interface Place {
  readonly meeting: MeetingId;
  readonly item: ItemId;
}
export interface BringFormProps {
  readonly paper: OwnPaper;
  readonly onDone: () => void;
}

/**
 * Takes a copy of a paper of one's own into a meeting: at once where one manages it, to be approved where one's unit
 * prepares the item.
 */
export function BringForm({ paper, onDone }: BringFormProps) {
  const w = useWords(libraryWords);
  const { value: list, loading } = useEndpoint('meetings.list', {});
  const { value: prepared, loading: preparing } = useEndpoint('documents.toPrepare', {});
  const [meeting, setMeeting] = useState<string | null>(null);
  const managed = (list?.meetings ?? []).filter(
    (one) => one.offices.length > 0 && one.state !== 'closed' && one.state !== 'cancelled',
  );
  const items = (prepared?.items ?? []).filter((one) => !managed.some(({ id }) => id === one.meeting));
  const meetings = [
    ...managed.map(({ id, title }) => ({ value: id as string, label: title })),
    ...[...new Map(items.map((one) => [one.meeting as string, one.meetingTitle]))].map(([value, label]) => ({
      value,
      label,
    })),
  ];
  if (loading || preparing) return <Loading />;
  if (meetings.length === 0) return <p>{w.noMeetings}</p>;
  const mine = managed.some(({ id }) => id === meeting);
  return (
    <div className={classes.form}>
      <p>{w.bringText(paper.title)}</p>
      <Select
        label={w.meeting}
        placeholder={w.choose}
        allowDeselect={false}
        value={meeting}
        onChange={setMeeting}
        data={meetings}
      />
      {meeting !== null && mine ? (
        <MeetingProvider key={meeting} meeting={meeting}>
          <ManagedItems paper={paper} meeting={meeting as MeetingId} onDone={onDone} />
        </MeetingProvider>
      ) : null}
      {meeting !== null && !mine ? (
        <Send
          paper={paper}
          hands
          meeting={meeting as MeetingId}
          items={items.filter((one) => one.meeting === meeting).map((one) => ({ value: one.item, label: one.title }))}
          onDone={onDone}
        />
      ) : null}
    </div>
  );
}

function ManagedItems({ paper, meeting, onDone }: BringFormProps & Pick<Place, 'meeting'>) {
  const view = useView('agenda.items')?.items;
  if (!view) return <Loading />;
  const items = Object.entries(view)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([value, { title }]) => ({ value, label: title }));
  return <Send paper={paper} hands={false} meeting={meeting} items={items} onDone={onDone} />;
}

interface SendProps extends BringFormProps, Pick<Place, 'meeting'> {
  readonly items: readonly { readonly value: string; readonly label: string }[];
  /** It is handed in to be approved. */
  readonly hands: boolean;
}

function Send({ paper, meeting, items, hands, onDone }: SendProps) {
  const w = useWords(libraryWords);
  const source = useMeeting();
  const announce = useAnnounce();
  const [item, setItem] = useState<string | null>(items.length === 1 ? (items[0]?.value ?? null) : null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = async (): Promise<void> => {
    if (item === null || sending) return;
    setSending(true);
    setFailure(null);
    const taken = await call('library.take', { paper: paper.id }, { meeting, item: item as ItemId });
    const said = { item: item as ItemId, title: paper.title, kind: paperOfFile(paper.title).kind };
    const result = taken.ok
      ? await source.command(
          hands ? 'documents.submit' : 'documents.attach',
          { ...said, upload: taken.value.upload },
          meeting,
        )
      : taken;
    setSending(false);
    if (!result.ok) return setFailure(result.failure);
    announce(hands ? w.handedIn(paper.title) : w.brought(paper.title));
    onDone();
  };
  return (
    <>
      <Select
        label={w.item}
        placeholder={w.choose}
        allowDeselect={false}
        value={item}
        onChange={setItem}
        data={[...items]}
      />
      <FailureNotice failure={failure} />
      <ActionButton
        look="primary"
        wide
        sending={sending}
        denial={item === null ? w.choose : null}
        reason="tip"
        onPress={() => void send()}
      >
        {hands ? w.handIn : w.bringNow}
      </ActionButton>
    </>
  );
}
