import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import classes from './reader.module.css';
import type { PaperState } from './use-paper.ts';
import { documentsWords } from './words.ts';

/** What is to be seen while a paper is not open: how far it has come, or why it did not. */
export function PaperOpening({ state }: { state: Exclude<PaperState, { state: 'ready' }> }) {
  const w = useWords(documentsWords);
  const format = useFormats();
  if (state.state === 'failed')
    return (
      <div className={classes.state}>
        <ErrorState failure={state.failure} onRetry={state.retry} />
      </div>
    );
  return (
    <div className={classes.state}>
      <Loading label={state.share === null ? w.opening : w.openingShare(format.percent(state.share))} />
      {state.share === null ? null : (
        <span className={classes.track} aria-hidden="true">
          <span className={classes.fill} style={{ width: `${state.share * 100}%` }} />
        </span>
      )}
    </div>
  );
}
