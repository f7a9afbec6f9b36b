import { Link } from '@tanstack/react-router';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { documentsWords } from '../../features/documents/words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './search.module.css';
import { searchWords } from './words.ts';

type Hit = EndpointReply<'documents.searchAll'>['hits'][number];

/** Pages by meeting and paper; a tap opens the page in its meeting, with the words marked. */
export function SearchHits({ hits, cut }: { hits: readonly Hit[]; cut: boolean }) {
  const w = useWords(searchWords);
  const d = useWords(documentsWords);
  const format = useFormats();
  const meetings = [...Map.groupBy(hits, (hit) => hit.meeting)].map(
    ([meeting, ofMeeting]) => [meeting, [...Map.groupBy(ofMeeting, (hit) => hit.document)]] as const,
  );
  const papers = meetings.reduce((sum, [, list]) => sum + list.length, 0);
  return (
    <>
      <p className={classes.soft} role="status">
        {w.found(hits.length, papers, meetings.length)}
      </p>
      {meetings.map(([meeting, list]) => {
        const { meetingTitle, startsAt } = list[0]![1][0]!;
        return (
          <section key={meeting} className={classes.meeting} aria-label={meetingTitle}>
            <div>
              <h2 className={classes.title}>{meetingTitle}</h2>
              <p className={classes.soft}>{format.dayAndDate(startsAt)}</p>
            </div>
            {list.map(([document, pages]) => (
              <section key={document} className={classes.paper} aria-label={pages[0]!.title}>
                <h3 className={classes.name}>{pages[0]!.title}</h3>
                <ul className={classes.hits}>
                  {pages.map(({ page, before, hit, after, more }) => (
                    <li key={page}>
                      <Link
                        to="/m/$meeting"
                        params={{ meeting }}
                        search={{ paper: document, page, sentence: hit }}
                        className={classes.hit}
                      >
                        <span className={classes.number}>{d.page(page)}</span>
                        <span className={classes.words}>
                          …{before}
                          <mark>{hit}</mark>
                          {after}
                          {after.endsWith('.') ? null : '…'}
                          {more > 0 ? <span className={classes.soft}> {d.searchMore(more)}</span> : null}
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </section>
        );
      })}
      {cut ? <p className={classes.soft}>{w.cut}</p> : null}
    </>
  );
}
