import { IconFileText } from '@tabler/icons-react';
import type { SubmissionId } from '../../../shared/kernel/ids.ts';
import { useKindOfPaper, useNumberOfPaper } from '../../features/documents/kind-of-paper.ts';
import { addressOf } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import classes from './papers.module.css';
import { prepareWords } from './prepare-words.ts';
import type { ToPrepare } from './to-prepare-page.tsx';

const tones = { waiting: 'calm', approved: 'plain', 'sent-back': 'warn' } as const;

export interface HandedInProps {
  readonly item: ToPrepare;
  readonly taking: boolean;
  readonly onReplace: (document: string) => void;
  readonly onTakeBack: (submission: SubmissionId) => void;
}

/** Papers of an item that the meeting has, and what the unit handed in with what became of it. */
export function HandedIn({ item, taking, onReplace, onTakeBack }: HandedInProps) {
  const w = useWords(prepareWords);
  const format = useFormats();
  const kindOf = useKindOfPaper();
  const numberOf = useNumberOfPaper();
  return (
    <ul className={classes.list}>
      {item.papers.map((paper) => (
        <li key={paper.document} className={classes.paper}>
          <IconFileText aria-hidden="true" />
          <span className={classes.who}>
            <span>{paper.title}</span>
            <span className={classes.soft}>{w.inMeeting(paper.version, format.dateTime(paper.at))}</span>
          </span>
          <ActionButton label={w.newVersionOf(paper.title)} onPress={() => onReplace(paper.document)}>
            {w.newVersion}
          </ActionButton>
        </li>
      ))}
      {item.submissions
        .filter((one) => one.state !== 'approved')
        .map((one) => (
          <li key={one.id} className={classes.paper}>
            <IconFileText aria-hidden="true" />
            <span className={classes.who}>
              <a
                href={addressOf('documents.submissionFile', { meeting: item.meeting, submission: one.id })}
                target="_blank"
                rel="noreferrer"
              >
                <span>{one.title}</span>
                <span className={classes.soft}>
                  {[
                    kindOf(one.kind),
                    numberOf(one.number),
                    w.pages(one.pages),
                    w.handedIn(one.byName, format.dateTime(one.at)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </a>
              {one.reason ? <span className={classes.reason}>{w.reason(one.reason)}</span> : null}
            </span>
            {item.due !== null && one.at > item.due ? <Chip tone="warn">{w.late}</Chip> : null}
            {one.state === 'taken-back' ? null : <Chip tone={tones[one.state]}>{w[one.state]}</Chip>}
            {one.state === 'waiting' ? (
              <ActionButton
                look="quiet"
                label={w.takeBackOf(one.title)}
                sending={taking}
                onPress={() => onTakeBack(one.id)}
              >
                {w.takeBack}
              </ActionButton>
            ) : null}
          </li>
        ))}
    </ul>
  );
}
