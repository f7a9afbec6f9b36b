import { IconArrowBackUp, IconFileText, IconMessages } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnswerView, OwnOpinion } from '../../../shared/features/opinions/contract.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import classes from './opinions.module.css';
import { ResultChip } from './result-chip.tsx';
import type { OwnOpinions as Own } from './use-own-opinions.ts';
import { opinionsWords } from './words.ts';

export interface OwnOpinionsProps {
  readonly opinions: Own;
  /** Empty for a paper that one may not read. */
  readonly titleOf: (document: string) => string;
  readonly nameOf: (person: string) => string;
  readonly onOpen: (document: string, page: number, sentence?: string) => void;
}

/** What one has sent, the latest first, with what became of it. */
export function OwnOpinions({ opinions, titleOf, nameOf, onOpen }: OwnOpinionsProps) {
  const w = useWords(opinionsWords);
  const withdraw = useCommand('opinions.withdraw');
  const [asked, setAsked] = useState<OwnOpinion | null>(null);
  const { list, failure, reload } = opinions;
  if (failure) return <ErrorState failure={failure} onRetry={reload} />;
  if (!list) return <Loading />;
  if (list.length === 0)
    return (
      <Empty icon={<IconMessages aria-hidden="true" />} title={w.noneTitle}>
        {w.noneText}
      </Empty>
    );
  const confirm = async (): Promise<void> => {
    if (!asked) return;
    const result = await withdraw.send({ opinion: asked.id });
    if (result.ok) setAsked(null);
  };
  return (
    <>
      <ul className={classes.list} aria-label={w.mine}>
        {list.toReversed().map((opinion) => (
          <li key={opinion.id} className={classes.opinion}>
            <div className={classes.head}>
              <ResultChip answer={opinion.answer} />
              <span className={classes.soft}>{w.page(opinion.page)}</span>
            </div>
            <p className={classes.title}>{opinion.readable ? titleOf(opinion.document) : w.paperGone}</p>
            <Words opinion={opinion} />
            {opinion.answer ? <Answer answer={opinion.answer} name={nameOf(opinion.answer.by)} /> : null}
            <div className={classes.actions}>
              {opinion.readable ? (
                <ActionButton
                  icon={<IconFileText aria-hidden="true" />}
                  onPress={() => onOpen(opinion.document, opinion.page, opinion.quote || undefined)}
                >
                  {w.open(opinion.page)}
                </ActionButton>
              ) : null}
              {opinion.withdrawDenial === null ? (
                <ActionButton
                  look="quiet"
                  icon={<IconArrowBackUp aria-hidden="true" />}
                  onPress={() => setAsked(opinion)}
                >
                  {w.withdraw}
                </ActionButton>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked !== null}
        title={w.withdrawTitle}
        confirm={w.withdraw}
        danger
        sending={withdraw.sending}
        failure={withdraw.failure}
        onConfirm={() => void confirm()}
        onClose={() => {
          withdraw.clear();
          setAsked(null);
        }}
      >
        <p>{asked?.text}</p>
        <p>{w.withdrawText}</p>
      </ConfirmDialog>
    </>
  );
}

/** The words of the paper and those of the author. */
export function Words({ opinion }: { opinion: Pick<OwnOpinion, 'quote' | 'text'> }) {
  const w = useWords(opinionsWords);
  return (
    <>
      {opinion.quote ? <blockquote className={classes.quote}>{opinion.quote}</blockquote> : null}
      {opinion.text ? <p className={classes.text}>{opinion.text}</p> : <p className={classes.soft}>{w.recalled}</p>}
    </>
  );
}

export interface AnswerProps {
  readonly answer: AnswerView;
  readonly name: string;
  /** Says its result too, where that stands nowhere else. */
  readonly result?: boolean;
}

/** What was answered, by whom and when. */
export function Answer({ answer, name, result = false }: AnswerProps) {
  const w = useWords(opinionsWords);
  const format = useFormats();
  return (
    <div className={classes.answer}>
      {result ? (
        <div>
          <ResultChip answer={answer} />
        </div>
      ) : null}
      <p className={classes.soft}>{w.answerOf(name, format.dateTime(answer.at))}</p>
      {answer.text ? <p className={classes.text}>{answer.text}</p> : null}
    </div>
  );
}
