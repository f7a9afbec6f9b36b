import { Modal } from '@mantine/core';
import { usePeople } from '../../features/participants/use-people.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import classes from './nameplate.module.css';
import { tabletWords } from './words.ts';

export interface NameplateProps {
  readonly opened: boolean;
  readonly me: string | null;
  readonly onClose: () => void;
}

/** The tablet as the plate on the table while nobody reads on it: name, position, unit; a touch anywhere takes it away. */
export function Nameplate({ opened, me, onClose }: NameplateProps) {
  const w = useWords(tabletWords);
  const person = usePeople()?.find(({ id }) => id === me);
  return (
    <Modal.Root opened={opened && person !== undefined} onClose={onClose} fullScreen>
      <Modal.Content aria-label={w.nameplate}>
        <button
          type="button"
          className={classes.plate}
          data-chair={person?.offices.includes('chair') || undefined}
          data-autofocus
          onClick={onClose}
        >
          <span className={classes.unit}>{person?.unit}</span>
          <strong className={classes.name}>{person?.name}</strong>
          <span className={classes.position}>{person?.position}</span>
          <span className={classes.hint}>{w.nameplateHint}</span>
        </button>
      </Modal.Content>
    </Modal.Root>
  );
}
