/** Larger files are no list of accounts. In bytes. */
export const tableMaxBytes = 5_000_000;

/**
 * Cells of the first sheet of an .xlsx, or of a .csv in UTF-8 with comma, semicolon or tab. Throws where it is neither.
 * Read in this browser: whatever the file holds reaches nobody but who chose it.
 */
export async function readTable(file: File): Promise<readonly (readonly string[])[]> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const zipped = start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
  if (zipped) {
    const { readSheet } = await import('read-excel-file/browser');
    const rows = await readSheet(file);
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell).trim())));
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  // Not a text that somebody would see in a spreadsheet.
  if (text.includes('\0')) throw new Error('not a table');
  const { default: papa } = await import('papaparse');
  return papa.parse<string[]>(text, { skipEmptyLines: true }).data.map((row) => row.map((cell) => cell.trim()));
}

/** Rows as a .csv that spreadsheets open in Vietnamese; a cell never begins a formula. */
export function writeTable(rows: readonly (readonly string[])[]): Blob {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  return new Blob([`\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`], {
    type: 'text/csv;charset=utf-8',
  });
}
