import type { MeetingId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import classes from './openings.module.css';
import { openingsWords } from './words.ts';

export interface WhoOpenedProps {
  readonly meeting: string;
  readonly document: string;
  /** Who may read the paper, in the order of their names. */
  readonly readers: readonly { readonly id: string; readonly name: string }[];
}

/** Who of those that share it has opened a paper and who has not; of the others their number. */
export function WhoOpened({ meeting, document, readers }: WhoOpenedProps) {
  const w = useWords(openingsWords);
  const { value, failure, loading, reload } = useEndpoint('openings.list', { meeting: meeting as MeetingId });
  if (loading) return <Loading />;
  if (failure && !value) return <ErrorState failure={failure} onRetry={() => void reload()} />;
  const known = new Map(value?.people.map(({ person, opened }) => [person as string, opened as readonly string[]]));
  const sharing = readers.filter(({ id }) => known.has(id));
  const opened = sharing.filter(({ id }) => known.get(id)?.includes(document));
  const not = sharing.filter((one) => !opened.includes(one));
  const silent = readers.length - sharing.length;
  return (
    <div className={classes.stack}>
      <h3 className={classes.head}>{w.opened(opened.length)}</h3>
      <p>{opened.map(({ name }) => name).join(', ')}</p>
      <h3 className={classes.head}>{w.notOpened(not.length)}</h3>
      <p>{not.map(({ name }) => name).join(', ')}</p>
      {silent > 0 ? <p>{w.silent(silent)}</p> : null}
      <p className={classes.soft}>{w.note}</p>
    </div>
  );
}
