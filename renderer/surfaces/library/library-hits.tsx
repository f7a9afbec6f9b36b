import { Link } from '@tanstack/react-router';
import type { OwnPaper } from '../../../shared/features/library/contract.ts';
import { libraryWords } from '../../features/library/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './library.module.css';

/** Pages of one's own papers on which words stand; a tap opens the page. */
export function LibraryHits({ text, papers }: { text: string; papers: readonly OwnPaper[] }) {
  const w = useWords(libraryWords);
  const { value, failure } = useEndpoint('library.search', { text }, { keep: true });
  return (
    <>
      <p className={classes.soft} role="status">
        {value ? w.found(value.hits.length) : null}
      </p>
      <FailureNotice failure={failure} />
      <ul className={classes.list}>
        {value?.hits.map((hit) => (
          <li key={`${hit.paper} ${hit.page}`}>
            <Link
              to="/library/$paper"
              params={{ paper: hit.paper }}
              search={{ page: hit.page, find: hit.hit }}
              className={classes.hit}
            >
              <strong>
                {papers.find((paper) => paper.id === hit.paper)?.title} · {w.page(hit.page)}
              </strong>
              <span>
                …{hit.before}
                <mark>{hit.hit}</mark>
                {hit.after}…
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
