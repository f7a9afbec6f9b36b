/** Between small pages, in CSS pixels. */
const gap = 12;
/** No small page is narrower; as many stand side by side as have room. In CSS pixels. */
const cellMin = 96;
const sheetRatio = Math.SQRT2;

export interface Grid {
  readonly columns: number;
  readonly cellWidth: number;
  readonly gap: number;
  /** A row with the gap under it. */
  readonly rowHeight: number;
  /** Of the window, and of all rows. */
  readonly height: number;
  readonly total: number;
  readonly pages: number;
}

/** How small pages lie in a window; `line` is the height of the line under each. All in CSS pixels. */
export function gridOf(width: number, height: number, line: number, pages: number): Grid {
  const columns = Math.max(1, Math.floor((width + gap) / (cellMin + gap)));
  const cellWidth = (width - gap * (columns - 1)) / columns;
  const rowHeight = Math.ceil(cellWidth * sheetRatio + line) + gap;
  return { columns, cellWidth, gap, rowHeight, height, total: Math.ceil(pages / columns) * rowHeight, pages };
}

/** Pages that are in sight when the window is scrolled to `top`, and a row before and after. */
export function pagesIn(grid: Grid, top: number): readonly number[] {
  const first = Math.max(0, Math.floor(top / grid.rowHeight) - 1) * grid.columns;
  const last = Math.min(grid.pages, (Math.ceil((top + grid.height) / grid.rowHeight) + 1) * grid.columns);
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i + 1);
}
