import { useState } from 'react';
import { withBelow } from '../../../shared/features/units/tree.ts';
import type { UnitId } from '../../../shared/kernel/ids.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './units.module.css';
import { type Unit, unitOptions } from './use-units.ts';
import { unitsWords } from './words.ts';

export interface MoveUnitProps {
  readonly units: readonly Unit[];
  readonly unit: Unit;
  readonly onDone: () => void;
}

/** Puts a unit, with all below it, under another one or at the top. */
export function MoveUnit({ units, unit, onDone }: MoveUnitProps) {
  const w = useWords(unitsWords);
  const { send, sending, failure } = useCommand('units.move');
  const [parent, setParent] = useState<string | null>(unit.parent);
  const below = withBelow(units, unit.id);
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
      <Choice
        label={w.parent}
        none={w.top}
        focused
        value={parent}
        onChange={setParent}
        options={unitOptions(units.filter((one) => !below.has(one.id)))}
      />
      <FailureNotice failure={failure} />
      <ActionButton type="submit" look="primary" wide sending={sending}>
        {w.move}
      </ActionButton>
    </form>
  );
}
