import { Switch } from '@mantine/core';
import {
  IconChecklist,
  IconCopy,
  IconDeviceDesktop,
  IconFileDescription,
  IconListDetails,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AgendaEditor } from '../../features/agenda/agenda-editor.tsx';
import { useAgenda } from '../../features/agenda/use-agenda.ts';
import { MeetingForm } from '../../features/meetings/meeting-form.tsx';
import { MeetingHistory } from '../../features/meetings/meeting-history.tsx';
import { MeetingSteps } from '../../features/meetings/meeting-steps.tsx';
import { RehearsalChip } from '../../features/meetings/rehearsal-chip.tsx';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { meetingsWords } from '../../features/meetings/words.ts';
import { useNames, usePeople } from '../../features/participants/use-people.ts';
import { unitOptions, useUnits } from '../../features/units/use-units.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useLive } from '../../kernel/use-live.ts';
import { useSession } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Card } from '../../ui/card.tsx';
import { NetworkMark, OfflineNotice } from '../../ui/link-state.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { PeoplePanel } from '../console/people-panel.tsx';
import { VotingPanel } from '../console/voting-panel.tsx';
import { ItemPapers } from './item-papers.tsx';
import classes from './office.module.css';
import { LostUploads } from './upload-rows.tsx';
import { useUploads } from './use-uploads.ts';
import { officeWords } from './words.ts';

type Section = 'agenda' | 'people' | 'questions' | 'details';

/** Everything that a meeting needs before it is announced; by the same views as the meeting itself. */
export function Preparation({ meeting: id }: { meeting: string }) {
  const w = useWords(officeWords);
  const m = useWords(meetingsWords);
  const format = useFormats();
  const announce = useAnnounce();
  const meeting = useView('meetings.meeting');
  const agenda = useAgenda();
  const people = usePeople();
  const nameOf = useNames();
  const edit = useCommand('meetings.edit');
  const navigate = useNavigate();
  const { value: session } = useSession();
  const uploads = useUploads(id);
  const { units } = useUnits();
  const options = unitOptions(units);
  const template = useCommand('meetings.setTemplate');
  const here = Object.keys(useLive('participants.connected')?.people ?? {});
  const [section, setSection] = useState<Section>('agenda');
  const [seen, setSeen] = useState(false);
  const [saved, setSaved] = useState(false);
  const [edits, setEdits] = useState(0);
  if (!meeting || !agenda || !people)
    return (
      <>
        <OfflineNotice />
        <Loading />
      </>
    );
  const over = meeting.state === 'closed' || meeting.state === 'cancelled';
  const { title, room, startsAt, endsAt, body, checkInMinutes, type, unit } = meeting;
  const others = people.filter(
    (person) => person.offices.length > 0 && person.id !== session?.person?.id && here.includes(person.id),
  );
  return (
    <>
      <OfflineNotice />
      <Card
        tone="accent"
        title={title}
        actions={
          <>
            <StateChip state={meeting.state} />
            <RehearsalChip rehearsal={meeting.rehearsal} />
            <NetworkMark />
          </>
        }
      >
        <p className={classes.soft}>
          {format.time(startsAt)} – {format.time(endsAt)}, {format.dayAndDate(startsAt)} · {room}
        </p>
        <div className={classes.tools}>
          <MeetingSteps meeting={meeting} keys={false} />
          {meeting.state === 'announced' || meeting.state === 'running' ? (
            <ActionButton
              icon={<IconDeviceDesktop aria-hidden="true" />}
              onPress={() => void navigate({ to: '/m/$meeting/console', params: { meeting: id } })}
            >
              {w.toConsole}
            </ActionButton>
          ) : null}
          {session?.person?.office ? (
            <ActionButton
              look="quiet"
              icon={<IconCopy aria-hidden="true" />}
              onPress={() => void navigate({ to: '/office/new', search: { from: id } })}
            >
              {w.copy}
            </ActionButton>
          ) : null}
        </div>
        {others.length > 0 ? (
          <p className={classes.soft} aria-live="polite">
            {w.alsoHere(others.map((person) => person.name).join(', '))}
          </p>
        ) : null}
        {over ? <Notice>{w.overNote}</Notice> : null}
      </Card>
      <Tabs<Section>
        label={w.sections}
        active={section}
        onSelect={(next) => {
          setSection(next);
          if (next === 'details') setSeen(true);
        }}
        tabs={[
          { key: 'agenda', label: w.agendaPapers, icon: <IconListDetails aria-hidden="true" /> },
          {
            key: 'people',
            label: w.people,
            icon: <IconUsers aria-hidden="true" />,
            badge: people.some((person) => person.offices.includes('chair')) ? null : '!',
          },
          { key: 'questions', label: w.questions, icon: <IconChecklist aria-hidden="true" /> },
          { key: 'details', label: w.details, icon: <IconFileDescription aria-hidden="true" /> },
        ]}
      >
        {section === 'agenda' ? <LostUploads uploads={uploads} items={agenda.items} /> : null}
        {section === 'agenda' ? (
          <AgendaEditor
            startsAt={startsAt}
            agenda={agenda}
            people={people}
            units={options}
            nameOf={nameOf}
            editable={!over}
            under={(item) => (
              <ItemPapers meeting={id} item={item} items={agenda.items} editable={!over} uploads={uploads} />
            )}
          />
        ) : null}
        {section === 'people' ? <PeoplePanel meeting={id} items={agenda.items} over={over} /> : null}
        {section === 'questions' ? <VotingPanel agenda={agenda} /> : null}
        {seen ? (
          // What was entered here stays while one looks at the other parts.
          <div className={classes.stack} hidden={section !== 'details'}>
            {saved && !edit.failure ? <Notice>{w.saved}</Notice> : null}
            <MeetingForm
              key={edits}
              initial={{ title, room, startsAt, endsAt, body, checkInMinutes, type, unit }}
              units={options}
              action={m.save}
              sending={edit.sending}
              failure={edit.failure}
              onSubmit={(details, touched) => {
                setSaved(false);
                // What was not touched here keeps what another manager has made of it meanwhile.
                void edit
                  .send({ title, room, startsAt, endsAt, body, checkInMinutes, type, unit, ...touched(details) })
                  .then((result) => {
                    setSaved(result.ok);
                    if (!result.ok) return;
                    setEdits((n) => n + 1);
                    announce(w.saved);
                  });
              }}
            />
            <Switch
              size="md"
              label={m.template}
              description={m.templateText}
              checked={meeting.template}
              onChange={(event) => void template.send({ template: event.currentTarget.checked })}
            />
            <FailureNotice failure={template.failure} />
            <MeetingHistory nameOf={nameOf} />
          </div>
        ) : null}
      </Tabs>
    </>
  );
}
