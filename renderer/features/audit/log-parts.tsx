import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { writeTable } from '../identity/read-table.ts';
import classes from './log.module.css';
import type { LogFilter } from './use-filter.ts';
import { auditWords } from './words.ts';

/** The fields that both logs have: text, a choice of the log's own, first and last day. */
export function FilterBar({ filter, search, children }: { filter: LogFilter; search: string; children: ReactNode }) {
  const w = useWords(auditWords);
  return (
    <div className={classes.filters}>
      <div className={classes.search}>
        <SearchField label={search} value={filter.text} onChange={filter.setText} />
      </div>
      <div className={classes.choice}>{children}</div>
      <div className={classes.day}>
        <DayField
          label={w.from}
          placeholder={w.anyDay}
          value={filter.from}
          onChange={filter.setFrom}
          error={filter.wrong.from ? w.dayWrong : null}
        />
      </div>
      <div className={classes.day}>
        <DayField
          label={w.to}
          placeholder={w.anyDay}
          value={filter.to}
          onChange={filter.setTo}
          error={filter.wrong.to ? w.dayWrong : null}
        />
      </div>
    </div>
  );
}

/** What stands below the lines: nothing found, more of them, or why there are none. */
export function LogEnd({
  log,
  lines,
}: {
  log: { loading: boolean; failure: Failure | null; next: number | null; more: () => void; reload: () => void };
  lines: number;
}) {
  const w = useWords(auditWords);
  if (log.loading) return <Loading />;
  if (log.failure) return <ErrorState failure={log.failure} onRetry={lines > 0 ? log.more : log.reload} />;
  if (log.next !== null)
    return (
      <div className={classes.end}>
        {lines === 0 ? <p className={classes.soft}>{w.nothingYet}</p> : null}
        <ActionButton onPress={log.more}>{lines === 0 ? w.moreLooking : w.more}</ActionButton>
      </div>
    );
  return lines === 0 ? <Empty title={w.nothing}>{w.nothingText}</Empty> : null;
}

export interface ExportButtonProps {
  readonly file: string;
  /** Reads all lines as rows of cells, the head included; says how many it has so far. */
  readonly rows: (
    counted: (lines: number) => void,
    signal: AbortSignal,
  ) => Promise<readonly (readonly string[])[] | Failure>;
}

/** Keeps what the filter finds as a spreadsheet; says how far it is, and can be stopped. */
export function ExportButton({ file, rows }: ExportButtonProps) {
  const w = useWords(auditWords);
  const format = useFormats();
  const [lines, setLines] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef<AbortController | null>(null);
  const press = async (): Promise<void> => {
    if (running.current) {
      running.current.abort();
      running.current = null;
      return setLines(null);
    }
    const mine = new AbortController();
    running.current = mine;
    setFailure(null);
    setLines(0);
    const result = await rows(setLines, mine.signal);
    if (mine.signal.aborted) return;
    running.current = null;
    setLines(null);
    if ('code' in result) setFailure(result);
    else saveFile(writeTable(result), file);
  };
  return (
    <>
      <ActionButton icon={<IconFileSpreadsheet aria-hidden="true" />} onPress={() => void press()}>
        {lines === null ? w.export : `${w.stop}. ${w.exporting(format.number(lines))}`}
      </ActionButton>
      <FailureNotice failure={failure} />
    </>
  );
}
