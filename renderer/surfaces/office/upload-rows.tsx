import { IconAlertTriangle, IconFileUpload, IconRefresh, IconX } from '@tabler/icons-react';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/meter.tsx';
import { paperWords } from './paper-words.ts';
import classes from './papers.module.css';
import type { UploadEntry, UploadQueue } from './upload-queue.ts';
import type { Uploads } from './use-uploads.ts';

/** Files on their way: how far each has come; a refused one with its reason, to be tried again or taken off. */
export function UploadRows<T, U>({
  queue,
  entries,
}: {
  queue: UploadQueue<T, U>;
  entries: readonly UploadEntry<T, U>[];
}) {
  const w = useWords(paperWords);
  const say = useSay();
  const format = useFormats();
  if (entries.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={w.uploads}>
      {entries.map(({ key, file, state, share, failure }) => (
        <li key={key} className={classes.paper} data-refused={state === 'refused' || undefined}>
          {state === 'refused' ? <IconAlertTriangle aria-hidden="true" /> : <IconFileUpload aria-hidden="true" />}
          <span className={classes.who}>
            <span>{file.name}</span>
            {failure ? (
              <span className={classes.reason} role="alert">
                {say(failure)}
              </span>
            ) : (
              <span className={classes.soft}>
                {state === 'waiting'
                  ? w.waiting
                  : state === 'checking' || state === 'adding'
                    ? w.checking
                    : w.sending(format.percent(Math.floor(share * 100) / 100))}
              </span>
            )}
            {state === 'sending' ? <Progress value={Math.round(share * 100)} of={100} label={file.name} /> : null}
          </span>
          {state === 'refused' ? (
            <IconButton
              label={w.retryOf(file.name)}
              icon={<IconRefresh aria-hidden="true" />}
              onPress={() => queue.retry(key)}
            />
          ) : null}
          <IconButton
            label={state === 'refused' ? w.dismiss(file.name) : w.stopOf(file.name)}
            icon={<IconX aria-hidden="true" />}
            disabled={state === 'adding'}
            onPress={() => queue.remove(key)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Files whose item or paper is gone from the agenda by now: their refusal is said here. */
export function LostUploads({ uploads, items }: { uploads: Uploads; items: readonly { readonly id: string }[] }) {
  const papers = useView('documents.papers')?.papers ?? {};
  const lost = uploads.entries.filter(({ target }) =>
    'item' in target ? !items.some((item) => item.id === target.item) : !(target.document in papers),
  );
  return <UploadRows queue={uploads.queue} entries={lost} />;
}
