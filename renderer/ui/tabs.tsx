import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import classes from './tabs.module.css';

export interface Tab<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly icon: ReactNode;
  /** A number or a mark that asks for attention. */
  readonly badge?: string | null;
}

export interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<K>[];
  readonly active: K;
  readonly onSelect: (key: K) => void;
  readonly children: ReactNode;
}

/** Tabs with an icon over a word, wide enough for a finger; arrow keys move between them. */
export function Tabs<K extends string>({ label, tabs, active, onSelect, children }: TabsProps<K>) {
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = tabs.findIndex((tab) => tab.key === active);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.key);
    bar.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <div className={classes.frame}>
      <div className={classes.bar} role="tablist" aria-label={label} ref={bar} tabIndex={-1} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            className={classes.tab}
            data-key={tab.key}
            aria-selected={tab.key === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === active ? 0 : -1}
            onClick={() => onSelect(tab.key)}
          >
            {tab.icon}
            <span>{tab.label}</span>
            {tab.badge ? <span className={classes.badge}>{tab.badge}</span> : null}
          </button>
        ))}
      </div>
      <div className={classes.panel} id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${active}`}>
        {children}
      </div>
    </div>
  );
}
