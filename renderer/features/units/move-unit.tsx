import { useState } from 'react';
import { withBelow } from '../../../shared/features/units/tree.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { ParentChoice } from './parent-choice.tsx';
import classes from './units.module.css';
import type { Unit } from './use-units.ts';
import { unitsWords } from './words.ts';

export interface MoveUnitProps {
  readonly units: readonly Unit[];
  /** Only under one of these units, never at the top. */
  readonly below: boolean;
  readonly unit: Unit;
  readonly onDone: () => void;
}

/** Puts a unit, with all below it, under another one or at the top. */
export function MoveUnit({ units, below, unit, onDone }: MoveUnitProps) {
  const w = useWords(unitsWords);
  const { send, sending, failure } = useCommand('units.move');
  const [parent, setParent] = useState<string | null>(unit.parent);
  const within = withBelow(units, unit.id);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending) return;
        void send({ unit: unit.id, parent: parent as UnitId | null, before: null }).then(
          (result) => result.ok && onDone(),
        );
      }}
    >
      <ParentChoice
        below={below}
        focused
        value={parent}
        onChange={setParent}
        units={units.filter((one) => !within.has(one.id))}
      />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {w.move}
      </ActionButton>
    </form>
  );
}
