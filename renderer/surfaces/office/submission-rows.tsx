import { Textarea } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { SubmissionView } from '../../../shared/features/documents/submissions.ts';
import type { SubmissionId } from '../../../shared/kernel/ids.ts';
import type { AgendaItem } from '../../features/agenda/use-agenda.ts';
import { useKindOfPaper, useNumberOfPaper } from '../../features/documents/kind-of-paper.ts';
import { addressOf } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { paperWords } from './paper-words.ts';
import classes from './papers.module.css';

type Entry = readonly [id: string, submission: SubmissionView];

/** What the unit has handed in for an item and nobody has answered: to be read, approved or sent back. */
export function SubmissionRows({ meeting, item, editable }: { meeting: string; item: AgendaItem; editable: boolean }) {
  const w = useWords(paperWords);
  const format = useFormats();
  const announce = useAnnounce();
  const kindOf = useKindOfPaper();
  const numberOf = useNumberOfPaper();
  const view = useView('documents.submissions');
  const papers = useView('documents.papers')?.papers ?? {};
  const approve = useCommand('documents.approve');
  const sendBack = useCommand('documents.sendBack');
  const [asking, setAsking] = useState<Entry | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const waiting = Object.entries(view?.submissions ?? {})
    .filter(([, one]) => one.item === item.id && one.state === 'waiting')
    .sort(([, a], [, b]) => a.at - b.at);
  const short = reason.trim().length < 3;
  const close = (): void => {
    setAsking(null);
    setReason('');
    setTried(false);
    sendBack.clear();
  };
  const answerBack = async (): Promise<void> => {
    setTried(true);
    if (!asking || short) return;
    const input = { submission: asking[0] as SubmissionId, reason: reason.trim() };
    if ((await sendBack.send(input)).ok) close();
  };
  if (waiting.length === 0) return null;
  return (
    <section className={classes.waiting} aria-label={w.waitingFor(waiting.length)}>
      <strong>{w.waitingFor(waiting.length)}</strong>
      <FailureNotice failure={approve.failure} />
      <ul className={classes.list}>
        {waiting.map(([id, one]) => (
          <li key={id} className={classes.paper}>
            <IconFileCheck aria-hidden="true" />
            <span className={classes.who}>
              <a
                href={addressOf('documents.submissionFile', { meeting, submission: id as SubmissionId })}
                target="_blank"
                rel="noreferrer"
                title={w.open(one.title)}
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
              {one.document && papers[one.document] ? (
                <span className={classes.soft}>{w.newVersionOf(papers[one.document]?.title ?? '')}</span>
              ) : null}
            </span>
            {item.due !== null && one.at > item.due ? <Chip tone="warn">{w.late}</Chip> : null}
            {one.secrecy === 'none' ? null : <Chip tone="warn">{w.secret}</Chip>}
            {editable ? (
              <>
                <ActionButton label={w.sendBackOf(one.title)} onPress={() => setAsking([id, one])}>
                  {w.sendBack}
                </ActionButton>
                <ActionButton
                  look="primary"
                  label={w.approveOf(one.title)}
                  sending={approve.sending}
                  onPress={() =>
                    void approve
                      .send({ submission: id as SubmissionId })
                      .then((result) => result.ok && announce(w.approved(one.title)))
                  }
                >
                  {w.approve}
                </ActionButton>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking !== null}
        title={w.sendBack}
        confirm={w.sendBack}
        sending={sendBack.sending}
        failure={sendBack.failure}
        onConfirm={() => void answerBack()}
        onClose={close}
      >
        <p>{asking ? w.sendBackText(asking[1].title, asking[1].byName) : null}</p>
        <Textarea
          label={w.reason}
          required
          maxLength={1000}
          autosize
          minRows={3}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && short ? w.reasonShort : null}
        />
      </ConfirmDialog>
    </section>
  );
}
