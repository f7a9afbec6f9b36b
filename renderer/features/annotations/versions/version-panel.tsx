import type { ReactNode } from 'react';
import type { Difference, PageDifferences } from '../../../../shared/features/annotations/differences.ts';
import { useFormats } from '../../../kernel/i18n/format.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { Progress } from '../../../ui/meter.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { LostMarkItem } from './lost-mark.tsx';
import type { Versions } from './use-versions.ts';
import classes from './versions.module.css';
import { versionsWords } from './words.ts';

export interface VersionPanelProps {
  readonly versions: Versions;
  /** Shows a page of the open version. */
  readonly onGo: (page: number) => void;
  /** The changes in words, where somebody can say them. */
  readonly inWords?: ReactNode;
}

/** What changed since a version of before, page by page, and what became of one's own marks. */
export function VersionPanel({ versions, onGo, inWords }: VersionPanelProps) {
  const w = useWords(versionsWords);
  const { version, against } = versions;
  return (
    <div className={classes.panel}>
      {version > 2 ? (
        <fieldset className={classes.choice}>
          <legend>{w.against}</legend>
          {Array.from({ length: version - 1 }, (_, i) => i + 1).map((old) => (
            <ActionButton
              key={old}
              label={w.version(old)}
              pressed={old === against}
              onPress={() => versions.choose(old)}
            >
              {old}
            </ActionButton>
          ))}
        </fieldset>
      ) : null}
      <OwnMarks versions={versions} />
      {inWords}
      <Changes versions={versions} onGo={onGo} />
    </div>
  );
}

function OwnMarks({ versions }: { versions: Versions }) {
  const w = useWords(versionsWords);
  const { own, carried, carrying } = versions;
  if (carrying || own > 0)
    return (
      <Notice
        action={
          <ActionButton onPress={versions.carry} sending={carrying}>
            {w.carry}
          </ActionButton>
        }
      >
        {carrying ? w.carrying : w.own(own)}
      </Notice>
    );
  if (!carried) return null;
  return (
    <section className={classes.own}>
      <div role="status">
        <Notice>{w.carried(carried.count)}</Notice>
      </div>
      {carried.lost.length > 0 ? (
        <>
          <p className={classes.soft}>{w.lost(carried.lost.length)}</p>
          <ul className={classes.list}>
            {carried.lost.map((lost) => (
              <LostMarkItem key={`${lost.version}/${lost.key}`} lost={lost} old={versions.oldPaper(lost.version)} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Changes({ versions, onGo }: VersionPanelProps) {
  const w = useWords(versionsWords);
  const format = useFormats();
  const { comparing } = versions;
  if (comparing.state === 'failed') return <ErrorState failure={comparing.failure} onRetry={versions.retry} />;
  if (comparing.state === 'reading')
    return (
      <div className={classes.reading} role="status">
        <p className={classes.soft}>
          {comparing.share === null ? w.reading : w.readingShare(format.percent(comparing.share))}
        </p>
        <Progress value={comparing.share ?? 0} of={1} label={w.reading} />
      </div>
    );
  if (comparing.noLetters) return <p className={classes.soft}>{w.noLetters}</p>;
  if (comparing.pages.length === 0) return <p className={classes.soft}>{w.same}</p>;
  return (
    <ol className={classes.list}>
      {comparing.pages.map((page) => (
        <li key={page.page}>
          <ChangedPage page={page} onGo={onGo} />
        </li>
      ))}
    </ol>
  );
}

/** Places of one page that are shown at most; the words on the page itself are all marked. */
const placesMax = 12;

function ChangedPage({ page, onGo }: { page: PageDifferences; onGo: (page: number) => void }) {
  const w = useWords(versionsWords);
  const kinds = ['added', 'removed', 'changed', 'moved'] as const;
  return (
    <button type="button" className={classes.page} onClick={() => onGo(page.page)}>
      <span className={classes.head}>
        <strong>{w.page(page.page)}</strong>
        <span className={classes.soft}>
          {kinds
            .filter((kind) => page[kind] > 0)
            .map((kind) => `${w[kind]} ${w.words(page[kind])}`)
            .join(' · ')}
        </span>
      </span>
      {page.differences.slice(0, placesMax).map((difference, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a comparison never changes
        <Place key={i} difference={difference} />
      ))}
      {page.differences.length > placesMax ? <span className={classes.soft}>…</span> : null}
    </button>
  );
}

function Place({ difference: { kind, before, after } }: { difference: Difference }) {
  const w = useWords(versionsWords);
  return (
    <span className={classes.place} data-kind={kind}>
      <span className={classes.kind}>{w[kind]}</span>
      <span>
        {kind === 'removed' || kind === 'changed' ? <del>{before}</del> : null}
        {kind === 'changed' ? <span className="unseen"> {w.becomes} </span> : null}
        {kind === 'changed' ? ' ' : null}
        {kind === 'removed' ? null : <ins>{after}</ins>}
      </span>
    </span>
  );
}
