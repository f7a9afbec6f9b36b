import { IconFileText, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { PaperView } from '../../../shared/features/documents/contract.ts';
import { addressOf } from '../../kernel/call.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { AttachForm } from './attach-form.tsx';
import classes from './office.module.css';
import { officeWords } from './words.ts';

/** The papers of one item: what they are, who may read them; add and withdraw. */
export function ItemPapers({ meeting, item, editable }: { meeting: string; item: string; editable: boolean }) {
  const w = useWords(officeWords);
  const format = useFormats();
  const papers = useView('documents.papers')?.papers ?? {};
  const withdraw = useCommand('documents.withdraw');
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<readonly [string, PaperView] | null>(null);
  const mine = Object.entries(papers)
    .filter(([, paper]) => paper.item === item)
    .sort(([, a], [, b]) => a.order - b.order);
  return (
    <div className={classes.papers}>
      {mine.length === 0 ? <span className={classes.soft}>{w.noPapers}</span> : null}
      <ul className={classes.list}>
        {mine.map(([id, paper]) => (
          <li key={id} className={classes.paper}>
            <IconFileText aria-hidden="true" />
            <span className={classes.who}>
              <a
                href={addressOf('documents.file', { meeting, document: id })}
                target="_blank"
                rel="noreferrer"
                title={w.open(paper.title)}
              >
                <span>{paper.title}</span>
                <span className={classes.soft}>
                  {[w[`kind${paper.kind}`], paper.number, w.pages(paper.pages), format.bytes(paper.size)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </a>
            </span>
            {paper.audience === 'all' ? null : <Chip tone="warn">{w[`audience${paper.audience}`]}</Chip>}
            {editable ? (
              <IconButton
                label={w.withdraw(paper.title)}
                icon={<IconTrash aria-hidden="true" />}
                onPress={() => setLeaving([id, paper])}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {editable ? (
        <span className={classes.flush}>
          <ActionButton look="quiet" icon={<IconPlus aria-hidden="true" />} onPress={() => setAdding(true)}>
            {w.addPaper}
          </ActionButton>
        </span>
      ) : null}
      <Dialog opened={adding} title={w.addPaper} wide onClose={() => setAdding(false)}>
        <AttachForm meeting={meeting} item={item} onDone={() => setAdding(false)} />
      </Dialog>
      <ConfirmDialog
        opened={leaving !== null}
        title={w.withdrawTitle}
        confirm={w.withdrawTitle}
        danger
        sending={withdraw.sending}
        failure={withdraw.failure}
        onConfirm={() =>
          leaving && void withdraw.send({ document: leaving[0] }).then((result) => result.ok && setLeaving(null))
        }
        onClose={() => {
          setLeaving(null);
          withdraw.clear();
        }}
      >
        <p>{w.withdrawText(leaving?.[1].title ?? '')}</p>
      </ConfirmDialog>
    </div>
  );
}
