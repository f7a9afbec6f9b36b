import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './bars.module.css';
import type { Found } from './use-find.ts';
import { documentsWords } from './words.ts';

export interface FindBarProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly found: Found;
  /** From 0. */
  readonly current: number;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

/** The search of a paper: what to find, how many, and from one to the next. */
export function FindBar({ text, onText, found, current, onStep, onClose }: FindBarProps) {
  const w = useWords(documentsWords);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const count = found.hits.length;
  const word =
    text.trim() === ''
      ? ''
      : count > 0
        ? w.findCount(current + 1, count)
        : found.done
          ? found.noText
            ? w.findNoText
            : w.findNone
          : w.finding;
  return (
    <search
      className={classes.find}
      onKeyDown={(event) => {
        // Enter on a button presses the button; Enter that ends the writing of a letter is no search.
        const inField = event.target === field.current && !event.nativeEvent.isComposing;
        if (event.key === 'Enter' && inField) onStep(event.shiftKey ? -1 : 1);
        else if (event.key === 'Escape') onClose();
        else return;
        event.preventDefault();
      }}
    >
      <div className={classes.field}>
        <SearchField label={w.findHint} value={text} onChange={onText} inputRef={field} />
      </div>
      <span className={classes.count} role="status">
        {word}
      </span>
      <IconButton
        label={w.findPrevious}
        icon={<IconChevronUp aria-hidden="true" />}
        disabled={count === 0}
        onPress={() => onStep(-1)}
      />
      <IconButton
        label={w.findNext}
        icon={<IconChevronDown aria-hidden="true" />}
        disabled={count === 0}
        onPress={() => onStep(1)}
      />
      <IconButton label={w.findClose} icon={<IconX aria-hidden="true" />} onPress={onClose} />
    </search>
  );
}
