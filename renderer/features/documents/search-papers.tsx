import { type ReactNode, useEffect, useState } from 'react';
import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import list from '../../ui/list.module.css';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './search-papers.module.css';
import type { ListedPaper } from './use-papers.ts';
import { documentsWords } from './words.ts';

export interface SearchPapersProps {
  readonly meeting: string;
  readonly papers: readonly ListedPaper[];
  readonly onOpen: (document: string, page?: number, sentence?: string) => void;
  /** What stands here while nothing is searched. */
  readonly children: ReactNode;
}

/** Finds words inside all papers that one may read; a tap opens the page with the place marked. */
export function SearchPapers({ meeting, papers, onOpen, children }: SearchPapersProps) {
  const w = useWords(documentsWords);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  const wanted = asked.length >= 2;
  const { value, failure, loading } = useEndpoint(
    'documents.search',
    { meeting: meeting as MeetingId, text: asked },
    { enabled: wanted },
  );
  const found = papers
    .map((paper) => ({ paper, hits: value?.hits.filter((hit) => hit.document === paper.id) ?? [] }))
    .filter(({ hits }) => hits.length > 0);
  const pages = found.reduce((sum, { hits }) => sum + hits.length, 0);
  if (papers.length === 0) return children;
  return (
    <>
      <SearchField label={w.searchIn} value={text} onChange={setText} />
      {wanted ? (
        <>
          <p className={classes.count} role="status">
            {loading ? w.searching : value ? (pages > 0 ? w.searchFound(pages, found.length) : w.searchNone) : null}
          </p>
          <FailureNotice failure={failure} />
          {found.map(({ paper, hits }) => (
            <section key={paper.id} className={classes.paper} aria-label={paper.title}>
              <h3 className={classes.title}>{paper.title}</h3>
              <ul className={list.list}>
                {hits.map(({ page, before, hit, after, more }) => (
                  <li key={page}>
                    <button
                      type="button"
                      className={`${list.entry} ${classes.hit}`}
                      onClick={() => onOpen(paper.id, page, hit)}
                    >
                      <span className={classes.page}>{w.page(page)}</span>
                      <span>
                        …{before}
                        <mark>{hit}</mark>
                        {after}
                        {after.endsWith('.') ? null : '…'}
                        {more > 0 ? <span className={classes.more}> {w.searchMore(more)}</span> : null}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {value?.cut ? <p className={classes.count}>{w.searchCut}</p> : null}
        </>
      ) : (
        children
      )}
    </>
  );
}
