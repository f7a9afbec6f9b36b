import { Menu } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { MenuAction } from '../../ui/menu-action.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './follow-chip.module.css';
import type { Presentation } from './use-presentation.ts';
import { presentationWords } from './words.ts';

export interface HandOverProps {
  readonly presentation: Presentation;
  readonly nameOf: (person: string) => string;
}

/** Gives what is presented to another: one tap where there is one who may, else a choice. Nothing where there is nobody. */
export function HandOver({ presentation, nameOf }: HandOverProps) {
  const w = useWords(presentationWords);
  const { send, sending, failure } = useCommand('presentation.handOver');
  const { successors } = presentation;
  const [only] = successors;
  if (only === undefined) return null;
  const give = (person: string): void => void send({ person: person as PersonId });
  const one = successors.length === 1;
  const button = (
    <button
      type="button"
      className={`${classes.chip} ${classes.give}`}
      data-look="give"
      aria-disabled={sending || undefined}
      onClick={one && !sending ? () => give(only) : undefined}
    >
      <IconArrowsExchange aria-hidden="true" />
      {one ? w.handOverTo(nameOf(only)) : w.handOver}
    </button>
  );
  return (
    <>
      {one ? (
        button
      ) : (
        <Menu position="top" width="var(--menu)">
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>
            {successors.map((person) => (
              <MenuAction key={person} onPress={() => give(person)}>
                {nameOf(person)}
              </MenuAction>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <FailureNotice failure={failure} />
    </>
  );
}
