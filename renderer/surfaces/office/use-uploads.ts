import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { DocumentId, ItemId } from '../../../shared/kernel/ids.ts';
import { addressOf } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { paperOfFile } from './paper-of-file.ts';
import { paperWords } from './paper-words.ts';
import { uploadFile } from './upload.ts';
import { type UploadEntry, UploadQueue } from './upload-queue.ts';

export interface Uploads {
  readonly queue: UploadQueue;
  readonly entries: readonly UploadEntry[];
}

/** The files on their way to this meeting. They go on while one looks at other parts of the preparation. */
export function useUploads(meeting: string): Uploads {
  const w = useWords(paperWords);
  const source = useMeeting();
  const announce = useAnnounce();
  const added = useRef(0);
  const said = useRef({ w, announce });
  useEffect(() => {
    said.current = { w, announce };
  });
  const queue = useMemo(() => {
    const made = new UploadQueue({
      upload: (file, _, onProgress) =>
        uploadFile(addressOf('documents.upload', { meeting, name: file.name.slice(-255) }), file, onProgress),
      use: (target, file, { upload, secrecy }) =>
        'item' in target
          ? source.command('documents.attach', {
              item: target.item as ItemId,
              upload,
              secrecy,
              ...paperOfFile(file.name),
            })
          : source.command('documents.replace', { document: target.document as DocumentId, upload }),
      onDone: () => {
        added.current += 1;
        if (made.entries.some((entry) => entry.state !== 'refused')) return;
        said.current.announce(said.current.w.done(added.current));
        added.current = 0;
      },
    });
    return made;
  }, [meeting, source]);
  const entries = useSyncExternalStore(queue.subscribe, () => queue.entries);
  const [busy, setBusy] = useState(false);
  useEffect(() => setBusy(entries.some((entry) => entry.state !== 'refused')), [entries]);
  useEffect(() => () => queue.stop(), [queue]);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [busy]);
  return { queue, entries };
}
