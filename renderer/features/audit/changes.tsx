import { useState } from 'react';
import { type AuditEntry, type AuditKind, auditKinds } from '../../../shared/features/audit/contract.ts';
import { catalogueKinds } from '../../../shared/features/catalogues/contract.ts';
import { isId } from '../../../shared/kernel/ids.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useLanguage, useWords } from '../../kernel/i18n/words.ts';
import { Choice } from '../../ui/choice.tsx';
import tables from '../../ui/table.module.css';
import { cataloguesWords } from '../catalogues/words.ts';
import classes from './log.module.css';
import { ExportButton, FilterBar, LogEnd } from './log-parts.tsx';
import { auditSentences } from './sentences.ts';
import { useFilter } from './use-filter.ts';
import { readAll, useLog } from './use-log.ts';
import { auditWords } from './words.ts';

type Names = Readonly<Record<string, string>>;

/** What was done in the office, newest first, in sentences. */
export function Changes() {
  const w = useWords(auditWords);
  const catalogueWords = useWords(cataloguesWords);
  const format = useFormats();
  const language = useLanguage();
  const filter = useFilter();
  const [kind, setKind] = useState<AuditKind | null>(null);
  const params = { ...filter.params, ...(kind === null ? {} : { kind }) };
  const log = useLog('audit.entries', params);
  const nameIn = (names: Names, value: unknown): string =>
    value === 'clock' ? w.system : isId(value) ? (names[value] ?? w.gone) : '';
  const sentence = (entry: AuditEntry, names: Names): string =>
    auditSentences[language][entry.type]?.({
      data: entry.data,
      name: (value) => nameIn(names, value),
      date: format.date,
      kind: (value) => catalogueWords[catalogueKinds.find((one) => one === value) ?? 'catalogues'].toLowerCase(),
    }) ?? w.otherEntry;
  const entries = log.pages.flatMap((page) => page.entries.map((entry) => ({ entry, names: page.names })));
  return (
    <div className={classes.stack}>
      <FilterBar filter={filter} search={w.searchChanges}>
        <Choice
          label={w.kind}
          none={w.allKinds}
          value={kind}
          onChange={(value) => setKind(auditKinds.find((one) => one === value) ?? null)}
          options={auditKinds.map((value) => ({ value, label: w[value] }))}
        />
      </FilterBar>
      <div className={classes.foot}>
        <span className={classes.total} />
        <ExportButton
          file={w.changesName}
          rows={async (counted, signal) => {
            const pages = await readAll(
              'audit.entries',
              params,
              (read) => counted(read.reduce((n, page) => n + page.entries.length, 0)),
              signal,
            );
            if ('code' in pages) return pages;
            return [
              [w.time, w.who, w.did],
              ...pages.flatMap(({ entries: found, names }) =>
                found.map((entry) => [format.dateTime(entry.at), nameIn(names, entry.by), sentence(entry, names)]),
              ),
            ];
          }}
        />
      </div>
      {entries.length > 0 ? (
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{w.time}</th>
              <th scope="col">{w.did}</th>
              <th scope="col">{w.who}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ entry, names }) => (
              <tr key={entry.n}>
                <td className={tables.keep}>{format.dateTime(entry.at)}</td>
                <th scope="row">{sentence(entry, names)}</th>
                <td>{nameIn(names, entry.by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <LogEnd log={log} lines={entries.length} />
    </div>
  );
}
