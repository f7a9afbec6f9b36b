import { IconFileText, IconLock, IconMap } from '@tabler/icons-react';
import type { PaperView } from '../../../shared/features/documents/contract.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { Chip } from '../../ui/chip.tsx';
import { useKindOfPaper, useNumberOfPaper } from './kind-of-paper.ts';
import classes from './paper-cards.module.css';
import type { ListedPaper } from './use-papers.ts';
import { documentsWords } from './words.ts';

/** What a paper is called in a line of a list: kind, number, pages. */
export function usePaperLine(): (paper: PaperView) => string {
  const w = useWords(documentsWords);
  const kindOf = useKindOfPaper();
  const numberOf = useNumberOfPaper();
  return (paper) =>
    [paper.secrecy === 'none' ? '' : w.secret, kindOf(paper.kind), numberOf(paper.number), w.pages(paper.pages)]
      .filter(Boolean)
      .join(' · ');
}

/** Papers as large cards; one tap opens. */
export function PaperCards({ papers, onOpen }: { papers: readonly ListedPaper[]; onOpen: (document: string) => void }) {
  const w = useWords(documentsWords);
  const format = useFormats();
  const line = usePaperLine();
  return (
    <ul className={classes.cards}>
      {papers.map((paper) => (
        <li key={paper.id}>
          <button type="button" className={classes.card} onClick={() => onOpen(paper.id)}>
            {paper.kind === 'map' ? <IconMap aria-hidden="true" /> : <IconFileText aria-hidden="true" />}
            <span className={classes.words}>
              <strong>{paper.title}</strong>
              <span>
                {line(paper)} · {format.bytes(paper.size)}
              </span>
              {paper.secrecy === 'none' ? null : <Chip tone="warn">{w.secret}</Chip>}
              {paper.audience === 'all' ? null : (
                <Chip icon={<IconLock aria-hidden="true" />}>
                  {paper.audience === 'members' ? w.membersOnly : w.managersOnly}
                </Chip>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
