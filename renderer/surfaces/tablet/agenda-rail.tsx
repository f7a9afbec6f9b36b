import { IconCircleCheck, IconCircleDashed, IconFileText, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { Agenda } from '../../features/agenda/use-agenda.ts';
import { agendaWords } from '../../features/agenda/words.ts';
import { usePaperLine } from '../../features/documents/paper-cards.tsx';
import type { ListedPaper } from '../../features/documents/use-papers.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import list from '../../ui/list.module.css';
import { Empty } from '../../ui/states.tsx';
import classes from './agenda-rail.module.css';

const marks = { waiting: IconCircleDashed, current: IconPlayerPlayFilled, done: IconCircleCheck } as const;

export interface AgendaRailProps {
  readonly agenda: Agenda;
  readonly papers: readonly ListedPaper[];
  readonly document: string | null;
  readonly onOpen: (document: string) => void;
}

/** The agenda with the state of each item and its papers; a tap opens one. */
export function AgendaRail({ agenda, papers, document, onOpen }: AgendaRailProps) {
  const w = useWords(agendaWords);
  const line = usePaperLine();
  if (agenda.items.length === 0) return <Empty title={w.empty}>{w.emptyText}</Empty>;
  return (
    <ol className={list.list}>
      {agenda.items.map((item) => {
        const Mark = marks[item.state];
        const own = papers.filter((paper) => paper.item === item.id);
        return (
          <li
            key={item.id}
            className={classes.item}
            data-state={item.state}
            aria-current={item.state === 'current' ? 'step' : undefined}
          >
            <div className={classes.head}>
              <Mark className={classes.mark} aria-hidden="true" />
              <span className={classes.words}>
                <strong>
                  {item.label}. {item.title}
                </strong>
                <span>
                  {w[item.state]} · {w.minutes(item.minutes)}
                </span>
              </span>
            </div>
            {own.length > 0 ? (
              <ul className={`${list.list} ${classes.papers}`}>
                {own.map((paper) => (
                  <li key={paper.id}>
                    <button
                      type="button"
                      className={`${list.entry} ${classes.paper}`}
                      aria-current={paper.id === document ? 'page' : undefined}
                      onClick={() => onOpen(paper.id)}
                    >
                      <IconFileText aria-hidden="true" />
                      <span className={classes.words}>
                        <span className={classes.title}>{paper.title}</span>
                        <span className={classes.line}>{line(paper)}</span>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
