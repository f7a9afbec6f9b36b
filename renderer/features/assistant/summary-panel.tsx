import { SegmentedControl } from '@mantine/core';
import { IconFileOff, IconFileText, IconLock, IconRobot, IconSparkles } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Summary } from '../../../shared/features/assistant/contract.ts';
import type { DocumentId, MeetingId } from '../../../shared/kernel/ids.ts';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { useView } from '../../kernel/use-view.ts';
import list from '../../ui/list.module.css';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { Background } from './background.tsx';
import { Brief, type BriefProps } from './brief.tsx';
import { QuestionBox } from './question-box.tsx';
import { QuestionPart } from './question-part.tsx';
import classes from './summary.module.css';
import { useQuestion } from './use-question.ts';
import { assistantWords } from './words.ts';

export interface SummaryPanelProps extends Pick<BriefProps, 'onVotes' | 'onNotes'> {
  readonly meeting: string;
  /** The paper that is open. */
  readonly document: string | null;
  readonly titleOf: (document: string) => string;
  /** Opens the paper at the page and marks the sentence there. */
  readonly onOpen: (document: string, page?: number, sentence?: string) => void;
}

/** What the assistant says about the open paper, about all papers, and to a question; always with where it says it from. */
export function AssistantPanel(props: SummaryPanelProps) {
  const { question, ask, stop, clear, judge } = useQuestion(props.meeting);
  const busy = question.phase === 'finding' || question.phase === 'writing';
  return (
    <div className={classes.panel}>
      <QuestionBox asked={question.text} busy={busy} onAsk={ask} onStop={stop} />
      {question.phase === 'none' ? (
        <Summaries {...props} />
      ) : (
        <QuestionPart {...{ question, ask, clear, judge }} titleOf={props.titleOf} onOpen={props.onOpen} />
      )}
    </div>
  );
}

function Summaries({ meeting, document, titleOf, onOpen, onVotes, onNotes }: SummaryPanelProps) {
  const w = useWords(assistantWords);
  const [scope, setScope] = useState<'paper' | 'meeting'>('paper');
  const states = useView('assistant.summaries')?.papers;
  const shown = document === null ? 'meeting' : scope;
  const anyReady = Object.values(states ?? {}).filter((state) => state === 'ready').length;
  return (
    <>
      {document === null ? null : (
        <SegmentedControl
          fullWidth
          aria-label={w.scope}
          value={scope}
          onChange={(value) => setScope(value === 'meeting' ? 'meeting' : 'paper')}
          data={[
            { value: 'paper', label: w.ofPaper },
            { value: 'meeting', label: w.ofMeeting },
          ]}
        />
      )}
      {shown === 'paper' && document !== null ? (
        <PaperSummary
          key={document}
          meeting={meeting}
          document={document}
          // The assistant is told nothing of papers that it does not read.
          state={states && !(document in states) ? 'closed' : states?.[document]}
          titleOf={titleOf}
          onOpen={onOpen}
        />
      ) : (
        <>
          <Brief meeting={meeting} titleOf={titleOf} onOpen={onOpen} onVotes={onVotes} onNotes={onNotes} />
          <Background meeting={meeting} ready={anyReady} titleOf={titleOf} onOpen={onOpen} />
          <h3 className={classes.heading}>{w.summaryOf}</h3>
          <MeetingSummary meeting={meeting} ready={anyReady} titleOf={titleOf} onOpen={onOpen} />
        </>
      )}
    </>
  );
}

type Shared = Pick<SummaryPanelProps, 'titleOf' | 'onOpen'>;

function PaperSummary({
  meeting,
  document,
  state,
  ...shared
}: Shared & { meeting: string; document: string; state: string | undefined }) {
  const w = useWords(assistantWords);
  const params = { meeting: meeting as MeetingId, document: document as DocumentId };
  const { value, failure, reload } = useEndpoint('assistant.document', params, { enabled: state === 'ready' });
  if (state === 'closed')
    return (
      <Empty icon={<IconLock aria-hidden="true" />} title={w.closed}>
        {w.closedMore}
      </Empty>
    );
  if (state === 'no-text' || state === 'failed')
    return (
      <Empty icon={<IconFileOff aria-hidden="true" />} title={state === 'failed' ? w.failed : w.noText}>
        {state === 'failed' ? w.failedMore : w.noTextMore}
      </Empty>
    );
  if (state !== 'ready') return <Loading label={w.working} />;
  if (value) return <Sentences summary={value} {...shared} />;
  return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
}

function MeetingSummary({ meeting, ready, ...shared }: Shared & { meeting: string; ready: number }) {
  const w = useWords(assistantWords);
  const { value, failure, reload } = useEndpoint(
    'assistant.meeting',
    { meeting: meeting as MeetingId },
    { enabled: ready > 0 },
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another paper was read, so there is more to say
  useEffect(() => {
    if (value) void reload();
  }, [ready]);
  if (ready === 0) return <Empty icon={<IconRobot aria-hidden="true" />} title={w.meetingNone} />;
  if (value) return <Sentences summary={value} {...shared} />;
  return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
}

function Sentences({ summary, titleOf, onOpen }: Shared & { summary: Summary }) {
  const w = useWords(assistantWords);
  const say = useSay();
  const { by, model, note, sentences } = summary;
  return (
    <>
      <p className={classes.label}>
        {by === 'extract' ? <IconFileText aria-hidden="true" /> : <IconSparkles aria-hidden="true" />}
        <span>{by === 'extract' ? w.extract : model ? w.model(model) : w.modelPlain}</span>
      </p>
      {note ? <p className={classes.note}>{say(note)}</p> : null}
      <ul className={list.list} aria-label={w.sentences}>
        {sentences.map(({ text, document, page }) => (
          <li key={`${document}/${page}/${text}`}>
            <button
              type="button"
              className={`${list.entry} ${classes.sentence}`}
              onClick={() => onOpen(document, page, text)}
            >
              <span>{text}</span>
              <span className={classes.source}>
                <span className={classes.title}>{titleOf(document)}</span>
                <span className={classes.page}>{w.page(page)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
