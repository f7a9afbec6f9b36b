import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type SignInOutcome, type SignInRow, signInOutcomes } from '../../../shared/features/audit/contract.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import tables from '../../ui/table.module.css';
import { deviceOf } from './device-words.ts';
import classes from './log.module.css';
import { ExportButton, FilterBar, LogEnd } from './log-parts.tsx';
import { PurgeForm } from './purge-form.tsx';
import { useFilter } from './use-filter.ts';
import { readAll, useLog } from './use-log.ts';
import { auditWords } from './words.ts';

/** Who signed in and who failed to, newest first. */
export function SignIns() {
  const w = useWords(auditWords);
  const format = useFormats();
  const announce = useAnnounce();
  const filter = useFilter();
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [purging, setPurging] = useState(false);
  const params = { ...filter.params, ...(outcome === null ? {} : { outcome }) };
  const log = useLog('audit.signIns', params);
  const rows = log.pages.flatMap((page) => page.rows);
  const nameOf = (row: SignInRow): string => row.name ?? (row.person === null ? w.nobody : w.gone);
  const total = log.pages[0]?.total;
  return (
    <div className={classes.stack}>
      <FilterBar filter={filter} search={w.searchSignIns}>
        <Choice
          label={w.outcome}
          none={w.allOutcomes}
          value={outcome}
          onChange={(value) => setOutcome(signInOutcomes.find((one) => one === value) ?? null)}
          options={signInOutcomes.map((value) => ({ value, label: w[value] }))}
        />
      </FilterBar>
      <div className={classes.foot}>
        <p className={classes.total} role="status">
          {total === undefined || total === null ? '' : w.total(format.number(total))}
        </p>
        <ExportButton
          file={w.signInsName}
          rows={async (counted, signal) => {
            const pages = await readAll(
              'audit.signIns',
              params,
              (read) => counted(read.reduce((n, page) => n + page.rows.length, 0)),
              signal,
            );
            if ('code' in pages) return pages;
            return [
              [w.time, w.who, w.login, w.outcome, w.address, w.device],
              ...pages
                .flatMap((page) => page.rows)
                .map((row) => [
                  format.dateTime(row.at),
                  nameOf(row),
                  row.login,
                  w[row.outcome],
                  row.address,
                  row.agent,
                ]),
            ];
          }}
        />
        <ActionButton icon={<IconTrash aria-hidden="true" />} onPress={() => setPurging(true)}>
          {w.purge}
        </ActionButton>
      </div>
      {rows.length > 0 ? (
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{w.time}</th>
              <th scope="col">{w.who}</th>
              <th scope="col">{w.outcome}</th>
              <th scope="col">{w.device}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className={tables.keep}>{format.dateTime(row.at)}</td>
                <th scope="row">
                  {nameOf(row)}
                  <span className={tables.soft}>{row.login}</span>
                </th>
                <td>
                  <Chip tone={row.outcome.startsWith('signed') ? 'plain' : 'warn'}>{w[row.outcome]}</Chip>
                </td>
                <td className={classes.device} title={row.agent}>
                  {deviceOf(row.agent)}
                  <br />
                  {row.address}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <LogEnd log={log} lines={rows.length} />
      <Dialog opened={purging} title={w.purge} onClose={() => setPurging(false)}>
        {purging ? (
          <PurgeForm
            onPurged={(n) => {
              setPurging(false);
              announce(w.purged(format.number(n)));
              log.reload();
            }}
          />
        ) : null}
      </Dialog>
    </div>
  );
}
