import { useCallback, useState } from 'react';

const nameOf = (person: string, meeting: string): string => `nghisu.answers.${person}.${meeting}`;

function recall(name: string): number {
  try {
    return Number(localStorage.getItem(name)) || 0;
  } catch {
    return 0;
  }
}

/** How many answers to one's opinions were looked at on this device, and how to say that all were. */
export function useSeenAnswers(person: string | null, meeting: string): [seen: number, see: (answers: number) => void] {
  const name = nameOf(person ?? '', meeting);
  const [seen, setSeen] = useState<{ name: string; count: number } | null>(null);
  const count = seen?.name === name ? seen.count : recall(name);
  const see = useCallback(
    (answers: number) => {
      setSeen({ name, count: answers });
      try {
        localStorage.setItem(name, String(answers));
      } catch {
        // Without storage they count as new again after a reload.
      }
    },
    [name],
  );
  return [count, see];
}
