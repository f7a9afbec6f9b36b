import { useEffect, useState } from 'react';
import { waitsHere } from '../../kernel/unsent.ts';

/** Whether this device holds anything of a person that was not sent, readable or not. */
export function useOutboxWaits(person: string | undefined): boolean {
  const [found, setFound] = useState(false);
  useEffect(() => {
    if (person !== undefined) void waitsHere(person).then(setFound);
  }, [person]);
  return found;
}
