import { useState } from 'react';

const keyOf = (table: string): string => `nghisu.columns.${table}`;

function read(table: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(table)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    // A locked-down browser refuses storage: the choice then holds for this page only.
    return [];
  }
}

/** Which columns of a table somebody has put aside on this device. */
export function useColumns<C extends string>(table: string) {
  const [hidden, setHidden] = useState(() => read(table));
  return {
    shows: (column: C): boolean => !hidden.includes(column),
    toggle: (column: C): void => {
      const next = hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column];
      setHidden(next);
      try {
        localStorage.setItem(keyOf(table), JSON.stringify(next));
      } catch {
        // As in read().
      }
    },
  };
}
