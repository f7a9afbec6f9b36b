import { IconDeviceFloppy, IconFileOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { meetingStates } from '../../../shared/features/meetings/contract.ts';
import { QuorumSummary } from '../../features/attendance/quorum.tsx';
import { StateChip } from '../../features/meetings/state-chip.tsx';
import { RoleChips } from '../../features/participants/role-chips.tsx';
import { Ballot, noDraft } from '../../features/voting/ballot.tsx';
import { QuestionCard } from '../../features/voting/question-card.tsx';
import { VoteSheet } from '../../features/voting/vote-sheet.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { MeetingContext } from '../../kernel/use-meeting.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { LinkGate, NetworkMark, OfflineNotice } from '../../ui/link-state.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { Timer } from '../../ui/timer.tsx';
import { fixedQuestions } from './fixed-questions.ts';
import { fixedSource } from './fixed-source.ts';
import classes from './gallery.module.css';
import { galleryWords } from './words.ts';

const statuses = ['live', 'connecting', 'offline', 'removed', 'signed-out', 'outdated'] as const;
const looks = ['primary', 'secondary', 'quiet', 'danger'] as const;

const still = { onDraft: () => {}, onCast: () => {}, rewrite: false };

/** Every state of the primitives and of a vote, from fixed data. */
export function Gallery() {
  const w = useWords(galleryWords);
  const [sheet, setSheet] = useState(false);
  const opened = useMemo(Date.now, []);
  const live = useMemo(() => fixedSource({}), []);
  const voting = useMemo(
    () =>
      fixedSource({
        views: {
          'voting.board': { questions: fixedQuestions, open: 'questionopen' },
          'voting.me': {
            open: {
              question: 'questionopen',
              entitled: true,
              choice: null,
              text: '',
              cut: false,
              by: 'self',
              castDenial: null,
            },
          },
          'participants.me': { person: 'personperson', offices: [], votes: true, audience: 'members' },
        },
      }),
    [],
  );
  return (
    <MeetingContext value={live}>
      <Page title={w.title}>
        <Card title={w.buttons}>
          {looks.map((look) => (
            <div key={look} className={classes.row}>
              <ActionButton look={look} icon={<IconDeviceFloppy aria-hidden="true" />} shortcut="s">
                {w.save}
              </ActionButton>
              <ActionButton look={look} sending>
                {w.save}
              </ActionButton>
              <ActionButton look={look} denial={w.denied}>
                {w.save}
              </ActionButton>
            </div>
          ))}
        </Card>
        <Card title={w.chips}>
          <div className={classes.row}>
            {meetingStates.map((state) => (
              <StateChip key={state} state={state} />
            ))}
            <RoleChips offices={['chair', 'secretary']} votes />
            <RoleChips offices={[]} votes />
            <RoleChips offices={[]} votes={false} />
          </div>
        </Card>
        <Card title={w.times}>
          <div className={classes.row}>
            <Timer endsAt={opened + 26 * 60_000} />
            <Timer endsAt={opened - 4 * 60_000} large />
          </div>
        </Card>
        <Card title={w.quorum}>
          <QuorumSummary
            board={{ voting: 24, votingPresent: 21, guests: 4, guestsPresent: 2, quorum: { needed: 16, met: true } }}
          />
          <QuorumSummary
            board={{ voting: 24, votingPresent: 9, guests: 0, guestsPresent: 0, quorum: { needed: 16, met: false } }}
          />
        </Card>
        <Card title={w.notices}>
          <Notice>{w.emptyText}</Notice>
          <Notice tone="warn">{w.denied}</Notice>
          <FailureNotice failure={{ code: 'unknown-outcome' }} />
        </Card>
        <Card title={w.states}>
          <Empty icon={<IconFileOff aria-hidden="true" />} title={w.emptyTitle}>
            {w.emptyText}
          </Empty>
          <Loading />
          <ErrorState failure={{ code: 'fault', params: { incident: '7F3A' } }} onRetry={() => {}} />
        </Card>
        <Card title={w.links}>
          {statuses.map((status) => (
            <MeetingContext key={status} value={fixedSource({ status })}>
              <div className={classes.row}>
                <NetworkMark />
              </div>
              <div className={classes.still}>
                <OfflineNotice />
              </div>
              <LinkGate>
                <span />
              </LinkGate>
            </MeetingContext>
          ))}
        </Card>
        <Card title={w.ballots}>
          <div className={classes.pair}>
            <Ballot {...still} draft={noDraft} oneTap sending={false} />
            <Ballot {...still} draft={{ picked: 'other', opinion: w.emptyText }} oneTap={false} sending={false} />
            <Ballot {...still} draft={{ picked: 'agree', opinion: '' }} oneTap sending />
          </div>
          <ActionButton onPress={() => setSheet(!sheet)}>{sheet ? w.hideSheet : w.openSheet}</ActionButton>
        </Card>
        <Card title={w.votes}>
          {Object.entries(fixedQuestions).map(([id, question]) => (
            <QuestionCard key={id} id={id} question={question} onRoll={() => {}} onEdit={() => {}} />
          ))}
        </Card>
      </Page>
      {sheet ? (
        <MeetingContext value={voting}>
          <VoteSheet />
        </MeetingContext>
      ) : null}
    </MeetingContext>
  );
}
