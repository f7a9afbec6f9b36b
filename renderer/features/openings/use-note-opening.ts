import { useEffect } from 'react';
import type { DocumentId, MeetingId } from '../../../shared/kernel/ids.ts';
import { call } from '../../kernel/call.ts';
import { useEndpoint } from '../../kernel/use-session.ts';

/** Tells the server that a paper was opened, only of who shares that. What is lost on the way is lost: it is no record. */
export function useNoteOpening(meeting: string, document: string): void {
  const shares = useEndpoint('openings.mine', {}).value?.shares ?? false;
  useEffect(() => {
    if (shares) void call('openings.note', { meeting: meeting as MeetingId, document: document as DocumentId }, {});
  }, [shares, meeting, document]);
}
