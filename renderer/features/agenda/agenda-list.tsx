import { IconCircleCheck, IconCircleDashed, IconPlayerPlay, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Empty } from '../../ui/states.tsx';
import classes from './agenda.module.css';
import type { Agenda, AgendaItem } from './use-agenda.ts';
import { agendaWords } from './words.ts';

const marks = { waiting: IconCircleDashed, current: IconPlayerPlayFilled, done: IconCircleCheck } as const;

/** The agenda with the state of each item; any of them can be begun. */
export function AgendaList({ agenda, over = false }: { agenda: Agenda; over?: boolean }) {
  const w = useWords(agendaWords);
  const denial = useDenial();
  const start = useCommand('agenda.startItem');
  const startDenial = denial(agenda.denials?.startItem);
  const lengthOf = (item: AgendaItem): string =>
    item.startedAt !== null && item.endedAt !== null
      ? w.took(Math.max(1, Math.round((item.endedAt - item.startedAt) / 60_000)), item.minutes)
      : w.minutes(item.minutes);
  if (agenda.items.length === 0) return <Empty title={w.empty}>{w.emptyText}</Empty>;
  return (
    <>
      <FailureNotice failure={start.failure} />
      <ol className={classes.list}>
        {agenda.items.map((item) => {
          const Mark = marks[item.state];
          return (
            <li
              key={item.id}
              className={classes.row}
              data-state={item.state}
              aria-current={item.state === 'current' ? 'step' : undefined}
            >
              <Mark className={classes.mark} aria-hidden="true" />
              <span className={classes.text}>
                <strong>
                  {item.label}. {item.title}
                </strong>
                <span>
                  {w[item.state]} · {lengthOf(item)}
                </span>
              </span>
              {over || item.state === 'current' ? null : (
                <IconButton
                  label={w.startNumber(item.label, item.title)}
                  icon={<IconPlayerPlay aria-hidden="true" />}
                  denial={startDenial}
                  sending={start.sending}
                  onPress={() => void start.send({ item: item.id })}
                />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
