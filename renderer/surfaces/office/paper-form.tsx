import { useState } from 'react';
import type { PaperView } from '../../../shared/features/documents/contract.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { isTitleShort, PaperFields, type PaperSaid } from './paper-fields.tsx';
import { paperWords } from './paper-words.ts';
import classes from './papers.module.css';

const saidOf = ({ title, kind, number, issuer, audience, secrecy, viewOnly }: PaperView): PaperSaid => ({
  title,
  kind,
  number,
  issuer,
  audience,
  secrecy,
  viewOnly,
});

/** Edits what is said of a paper. */
export function PaperForm({ id, paper, onDone }: { id: string; paper: PaperView; onDone: () => void }) {
  const w = useWords(paperWords);
  const { send, sending, failure } = useCommand('documents.edit');
  const [said, setSaid] = useState(() => saidOf(paper));
  const [tried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (isTitleShort(said) || sending) return;
    if ((await send({ document: id as DocumentId, ...said, title: said.title.trim() })).ok) onDone();
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PaperFields said={said} onChange={setSaid} tried={tried} />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {w.save}
      </ActionButton>
    </form>
  );
}
