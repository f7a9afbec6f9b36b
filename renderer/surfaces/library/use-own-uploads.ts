import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { FolderId } from '../../../shared/features/library/contract.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { libraryWords } from '../../features/library/words.ts';
import { addressOf } from '../../kernel/call.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { uploadFile } from '../office/upload.ts';
import { UploadQueue } from '../office/upload-queue.ts';

type Kept = EndpointReply<'library.upload'>;
interface Target {
  readonly folder: string | null;
}

/** Files on their way into one's own papers. */
export function useOwnUploads(onAdded: () => void) {
  const w = useWords(libraryWords);
  const announce = useAnnounce();
  const told = useRef({ onAdded, w, announce });
  useEffect(() => {
    told.current = { onAdded, w, announce };
  });
  const queue = useMemo(
    () =>
      new UploadQueue<Target, Kept>({
        upload: (file, { folder }, onProgress) =>
          uploadFile<Kept>(
            addressOf('library.upload', {
              name: file.name.slice(-255),
              ...(folder !== null && { folder: folder as FolderId }),
            }),
            file,
            onProgress,
          ),
        use: async () => ok({}),
        onDone: () => {
          told.current.onAdded();
          told.current.announce(told.current.w.done(1));
        },
      }),
    [],
  );
  useEffect(() => () => queue.stop(), [queue]);
  const entries = useSyncExternalStore(queue.subscribe, () => queue.entries);
  return { queue, entries };
}
