import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import classes from './office.module.css';

export interface Sorting<C extends string> {
  readonly by: C;
  readonly down: boolean;
}

export interface SortHeadProps<C extends string> {
  readonly column: C;
  readonly label: string;
  readonly sorting: Sorting<C>;
  readonly onSort: (sorting: Sorting<C>) => void;
}

/** A column's head that sorts by it; the second time the other way round. */
export function SortHead<C extends string>({ column, label, sorting, onSort }: SortHeadProps<C>) {
  const mine = sorting.by === column;
  const Mark = mine ? (sorting.down ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <th scope="col" aria-sort={mine ? (sorting.down ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort({ by: column, down: mine ? !sorting.down : false })}
      >
        {label}
        <Mark aria-hidden="true" />
      </button>
    </th>
  );
}
