import type { NewAccountRow } from '../../../shared/features/identity/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { isLogin, loginOf } from './login-of.ts';

export type Problem = 'name' | 'login' | 'loginTwice' | 'loginTaken' | 'unit' | 'unitMany' | 'position';

export interface ImportRow {
  /** The row's number in the file, as a spreadsheet counts: the first below the names of the columns is 2. */
  readonly number: number;
  readonly account: NewAccountRow;
  /** The unit as it was written. */
  readonly unitText: string;
  readonly problems: readonly Problem[];
}

export interface ImportUnit {
  readonly value: string;
  /** Its path: `Sở Tài chính › Phòng Ngân sách`. */
  readonly label: string;
}

/** Names that a column may bear, folded. */
const columns = {
  name: ['ho va ten', 'ho ten', 'full name', 'name'],
  login: ['ten dang nhap', 'tai khoan', 'sign-in name', 'login'],
  position: ['chuc vu', 'position'],
  unit: ['don vi', 'unit'],
  office: ['duoc tao phien hop', 'may create meetings'],
} as const;
type Column = keyof typeof columns;

/** Where each column stands by the first row; those that must be there and are not, by their folded names. */
export function findColumns(head: readonly string[]): {
  at: Readonly<Record<Column, number>>;
  missing: readonly ('name' | 'unit')[];
} {
  const folded = head.map((cell) => foldText(cell).trim());
  const at = Object.fromEntries(
    Object.entries(columns).map(([column, names]) => [
      column,
      folded.findIndex((cell) => (names as readonly string[]).includes(cell)),
    ]),
  ) as Record<Column, number>;
  return { at, missing: (['name', 'unit'] as const).filter((column) => at[column] < 0) };
}

/** A unit by its whole path, or by its own name where only one bears it. */
function findUnit(text: string, units: readonly ImportUnit[]): { readonly id: UnitId } | { readonly problem: Problem } {
  const parts = (path: string): string[] => path.split(/[›>/]/).map((part) => foldText(part).trim());
  const wanted = parts(text);
  const fits = units.filter((unit) => parts(unit.label).slice(-wanted.length).join('›') === wanted.join('›'));
  const whole = fits.find((unit) => parts(unit.label).length === wanted.length);
  if (whole && (wanted.length > 1 || fits.length === 1)) return { id: whole.value as UnitId };
  if (fits.length > 1) return { problem: 'unitMany' };
  return fits[0] ? { id: fits[0].value as UnitId } : { problem: 'unit' };
}

/**
 * Rows of a table as accounts, with all that is wrong with each. A login that is left empty is made from the name; of
 * equal ones the later get a number, as none of the file's or of those taken.
 */
export function importRows(
  table: readonly (readonly string[])[],
  units: readonly ImportUnit[],
  taken: ReadonlySet<string>,
): readonly ImportRow[] {
  const { at } = findColumns(table[0] ?? []);
  const cell = (row: readonly string[], column: Column): string =>
    (at[column] < 0 ? '' : (row[at[column]] ?? '')).normalize('NFC').trim();
  const rows = table.slice(1);
  const written = rows.map((row) => cell(row, 'login').toLowerCase());
  const used = new Set([...taken, ...written]);
  const free = (proposed: string): string => {
    let login = proposed;
    for (let n = 2; used.has(login); n++) login = `${proposed.slice(0, 37)}${n}`;
    used.add(login);
    return login;
  };
  return rows.map((row, i) => {
    const name = cell(row, 'name');
    const position = cell(row, 'position');
    const unitText = cell(row, 'unit');
    const login = written[i] || (name ? free(loginOf(name)) : '');
    const unit = findUnit(unitText, units);
    const problems: Problem[] = [];
    if (name.length < 2 || name.length > 80) problems.push('name');
    if (!isLogin(login)) problems.push('login');
    else if (written[i] && written.indexOf(login) !== written.lastIndexOf(login)) problems.push('loginTwice');
    else if (taken.has(login)) problems.push('loginTaken');
    if ('problem' in unit) problems.push(unit.problem);
    if (position.length > 120) problems.push('position');
    const office = /^(x|co|yes|1|true|dung)$/.test(foldText(cell(row, 'office')));
    return {
      number: i + 2,
      account: { login, name, position, unit: 'id' in unit ? unit.id : ('' as UnitId), office },
      unitText,
      problems,
    };
  });
}
