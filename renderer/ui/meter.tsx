import type { ReactNode } from 'react';
import classes from './meter.module.css';

export interface MeterPart {
  readonly key: string;
  readonly label: string;
  /** The shape that tells it apart without colour. */
  readonly mark: ReactNode;
  readonly value: number;
  readonly tone: 'agree' | 'disagree' | 'other' | 'none';
}

/** One bar per choice with its shape, word and number; lengths are shares of `of`. */
export function Bars({ parts, of, large = false }: { parts: readonly MeterPart[]; of: number; large?: boolean }) {
  return (
    <dl className={classes.bars} data-large={large || undefined}>
      {parts.map((part) => (
        <div key={part.key} className={classes.row} data-tone={part.tone}>
          <dt className={classes.label}>
            {part.mark}
            <span>{part.label}</span>
          </dt>
          <dd className={classes.value}>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.fill}
                style={{ width: `${of > 0 ? Math.min(100, (100 * part.value) / of) : 0}%` }}
              />
            </span>
            <span className={classes.number}>{part.value}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How far something has come: `value` of `of`, with the mark that must be reached. */
export function Progress({ value, of, needed, label }: { value: number; of: number; needed?: number; label: string }) {
  const share = (n: number): string => `${of > 0 ? Math.min(100, (100 * n) / of) : 0}%`;
  return (
    <div className={classes.progress}>
      <meter className="unseen" aria-label={label} value={value} min={0} max={Math.max(1, of)} />
      <span className={classes.fill} style={{ width: share(value) }} />
      {needed === undefined ? null : <span className={classes.needed} style={{ insetInlineStart: share(needed) }} />}
    </div>
  );
}
