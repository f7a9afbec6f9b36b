import { FileButton } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { importBytesMax, importMax } from '../../../shared/features/identity/contract.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import type { CommandReply } from '../../../shared/protocol.ts';
import { call } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import classes from './forms.module.css';
import { findColumns, type ImportRow, type ImportUnit, importRows, type Problem } from './import-rows.ts';
import { readTable, tableMaxBytes, writeTable } from './read-table.ts';
import { signInWords } from './sign-in-words.ts';
import { identityWords } from './words.ts';

export interface ImportAccountsProps {
  readonly units: readonly ImportUnit[];
  readonly onImported: () => void;
  /** Something would be lost by closing: rows are on their way, or passwords are not kept yet. */
  readonly onKeep: (keep: boolean) => void;
}

/** Accounts from a spreadsheet: every wrong row is named before anything is made; then all of them are, or none. */
export function ImportAccounts({ units, onImported, onKeep }: ImportAccountsProps) {
  const w = useWords(identityWords);
  const { login: loginWord } = useWords(signInWords);
  const { send, sending, failure, clear } = useCommand('identity.importAccounts');
  const [rows, setRows] = useState<readonly ImportRow[] | null>(null);
  const [reading, setReading] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [asking, setAsking] = useState<Failure | null>(null);
  const [made, setMade] = useState<CommandReply<'identity.importAccounts'>['accounts'] | null>(null);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    onKeep(sending || (made !== null && !saved));
    return () => onKeep(false);
  }, [sending, made, saved, onKeep]);
  const resetFile = useRef<(() => void) | null>(null);
  const problemWords: Readonly<Record<Problem, string>> = {
    name: w.rowName,
    login: w.rowLogin,
    loginTwice: w.rowLoginTwice,
    loginTaken: w.rowLoginTaken,
    unit: w.rowUnit,
    unitMany: w.rowUnitMany,
    position: w.rowPosition,
  };
  const check = async (table: readonly (readonly string[])[]): Promise<string | null> => {
    const { missing } = findColumns(table[0] ?? []);
    if (missing.length > 0) return w.tableColumns(missing.map((column) => w[column]).join(', '));
    if (table.length < 2) return w.tableEmpty;
    if (table.length - 1 > importMax) return w.tableRows(importMax);
    const taken = new Set<string>();
    const asked = new Set<string>();
    // A name made from a person's may be taken as well, and so the next one made: asked until none is new.
    for (let found = importRows(table, units, taken); ; found = importRows(table, units, taken)) {
      const logins = found
        .filter((row) => !row.problems.includes('login') && !asked.has(row.account.login))
        .map((row) => row.account.login);
      if (logins.length === 0) {
        const size = new TextEncoder().encode(JSON.stringify(found.map((row) => row.account))).length;
        if (size > importBytesMax) return w.tableRows(Math.floor((found.length * importBytesMax) / size));
        setRows(found);
        return null;
      }
      for (const login of logins) asked.add(login);
      const result = await call('identity.takenLogins', {}, { logins });
      if (!result.ok) {
        setAsking(result.failure);
        return null;
      }
      for (const login of result.value.taken) taken.add(login);
    }
  };
  const choose = async (file: File | null): Promise<void> => {
    if (!file) return;
    resetFile.current?.();
    setRows(null);
    setAsking(null);
    clear();
    if (file.size > tableMaxBytes) return setWrong(w.tableLarge);
    setReading(true);
    const table = await readTable(file).catch(() => null);
    setWrong(table ? await check(table) : w.tableUnreadable);
    setReading(false);
  };
  const bad = rows?.filter((row) => row.problems.length > 0) ?? [];
  const submit = async (): Promise<void> => {
    if (!rows || bad.length > 0 || sending) return;
    const result = await send({ rows: rows.map((row) => row.account) });
    if (!result.ok) return;
    setMade(result.value.accounts);
    onImported();
  };
  if (made)
    return (
      <div className={classes.form}>
        <Notice tone="warn">{w.imported(made.length)}</Notice>
        <ActionButton
          look="primary"
          wide
          icon={<IconDownload aria-hidden="true" />}
          onPress={() => {
            setSaved(true);
            saveFile(
              writeTable([
                [w.name, loginWord, w.firstPassword],
                ...made.map(({ name, login, password }) => [name, login, password]),
              ]),
              w.passwordsName,
            );
          }}
        >
          {w.savePasswords}
        </ActionButton>
      </div>
    );
  return (
    <div className={classes.form}>
      <p className={classes.text}>
        {w.importText} {w.importColumns}
      </p>
      <div className={classes.buttons}>
        <FileButton
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          resetRef={resetFile}
          onChange={(file) => void choose(file)}
        >
          {({ onClick }) => (
            <ActionButton
              look={rows ? 'secondary' : 'primary'}
              icon={<IconFileSpreadsheet aria-hidden="true" />}
              onPress={onClick}
            >
              {rows ? w.otherTable : w.chooseTable}
            </ActionButton>
          )}
        </FileButton>
        <ActionButton
          look="quiet"
          icon={<IconDownload aria-hidden="true" />}
          onPress={() =>
            saveFile(
              writeTable([
                [w.name, loginWord, w.position, w.unit, w.office],
                ['Nguyễn Thị Mai', '', 'Chuyên viên', units[0]?.label ?? '', 'x'],
              ]),
              w.templateName,
            )
          }
        >
          {w.template}
        </ActionButton>
      </div>
      {reading ? <p role="status">{w.reading}</p> : null}
      {wrong ? <Notice tone="warn">{wrong}</Notice> : null}
      <FailureNotice failure={asking ?? failure} />
      {rows ? (
        <>
          <Notice tone={bad.length > 0 ? 'warn' : 'calm'}>
            {bad.length > 0 ? w.importBad(bad.length, rows.length) : w.importGood(rows.length)}
          </Notice>
          <ul className={classes.preview} aria-label={w.check}>
            {[...bad, ...rows.filter((row) => row.problems.length === 0)].map((row) => (
              <li key={row.number} data-bad={row.problems.length > 0 || undefined}>
                <span className={classes.entry}>
                  <strong>{row.account.name || '—'}</strong>
                  <span>{[w.rowNumber(row.number), row.account.login, row.unitText].filter(Boolean).join(' · ')}</span>
                </span>
                <span className={classes.verdict}>
                  {row.problems.map((problem) => problemWords[problem]).join('; ') || w.rowGood}
                </span>
              </li>
            ))}
          </ul>
          {bad.length > 0 ? null : (
            <ActionButton look="primary" size="large" wide sending={sending} onPress={() => void submit()}>
              {w.importNow(rows.length)}
            </ActionButton>
          )}
          {sending ? <p role="status">{w.importing}</p> : null}
        </>
      ) : null}
    </div>
  );
}
