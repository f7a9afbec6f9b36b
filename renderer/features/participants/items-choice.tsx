import { Checkbox } from '@mantine/core';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './people.module.css';
import { participantsWords } from './words.ts';

/** An item of the agenda as this choice names it. */
export interface ItemName {
  readonly id: string;
  readonly label: string;
  readonly title: string;
}

export type ChosenItems = 'all' | readonly string[];

export interface ItemsChoiceProps {
  readonly items: readonly ItemName[];
  readonly value: ChosenItems;
  readonly onChange: (value: ChosenItems) => void;
  /** Under a title that says the same. */
  readonly titled?: boolean;
}

/** Which items somebody attends: all, or those ticked; papers and questions of the others stay hidden from him. */
export function ItemsChoice({ items, value, onChange, titled = false }: ItemsChoiceProps) {
  const w = useWords(participantsWords);
  const toggle = (id: string): void => {
    const chosen = value === 'all' ? [] : value;
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  };
  return (
    <fieldset className={classes.items}>
      <legend className={titled ? 'unseen' : undefined}>{w.items}</legend>
      <Checkbox label={w.allItems} checked={value === 'all'} onChange={() => onChange(value === 'all' ? [] : 'all')} />
      {value === 'all'
        ? null
        : items.map((item) => (
            <Checkbox
              key={item.id}
              label={`${item.label}. ${item.title}`}
              checked={value.includes(item.id)}
              onChange={() => toggle(item.id)}
            />
          ))}
      <p className={classes.soft}>{w.itemsNote}</p>
    </fieldset>
  );
}
