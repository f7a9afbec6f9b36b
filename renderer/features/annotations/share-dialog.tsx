import { Checkbox } from '@mantine/core';
import { IconBuilding, IconUsersGroup } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { circlePeopleMax } from '../../../shared/features/annotations/contract.ts';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import type { CircleId, PersonId } from '../../../shared/kernel/ids.ts';
import { newId } from '../../kernel/command-id.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './layers.module.css';
import { type Chooser, type PeopleSet, peopleSets, press } from './people-sets.ts';
import { annotationsWords } from './words.ts';

export interface ShareDialogProps {
  readonly opened: boolean;
  /** With whom one may share. */
  readonly people: readonly (Chooser & { readonly name: string })[];
  readonly onClose: () => void;
  readonly onDone: (layer: string) => void;
}

/** Chooses the people who see a new layer: one by one, by unit, by group. */
export function ShareDialog({ opened, people, onClose, onDone }: ShareDialogProps) {
  const w = useWords(annotationsWords);
  return (
    <Dialog opened={opened} title={w.shareTitle} wide onClose={onClose}>
      <ShareForm people={people} onClose={onClose} onDone={onDone} />
    </Dialog>
  );
}

function ShareForm({ people, onClose, onDone }: Omit<ShareDialogProps, 'opened'>) {
  const w = useWords(annotationsWords);
  const share = useCommand('annotations.share');
  const { value } = useEndpoint('groups.mine', {});
  const sets = useMemo(() => peopleSets(people, value?.groups ?? []), [people, value]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [full, setFull] = useState(false);
  const wanted = foldText(text);
  const choose = (next: readonly string[] | null): void => {
    setFull(next === null);
    if (next) setChosen(next);
  };
  const send = async (): Promise<void> => {
    const circle = newId() as CircleId;
    const done = await share.send({ circle, people: chosen as PersonId[] });
    if (!done.ok) return;
    setChosen([]);
    onDone(circle);
    onClose();
  };
  const chip = (set: PeopleSet, Icon: typeof IconBuilding) => {
    const all = set.people.every((person) => chosen.includes(person));
    return (
      <button
        key={set.id}
        type="button"
        className={classes.set}
        aria-pressed={all}
        onClick={() => choose(press(chosen, set, circlePeopleMax))}
      >
        <Icon aria-hidden="true" />
        <span>{w.shareSet(set.name, set.people.length)}</span>
      </button>
    );
  };
  const named = [
    ...sets.units.map((set) => chip(set, IconBuilding)),
    ...sets.groups.map((set) => chip(set, IconUsersGroup)),
  ];
  return (
    <form
      className={classes.share}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0 && !share.sending) void send();
      }}
    >
      <p>{w.shareWhy}</p>
      <div className={classes.choice}>
        {named.length > 0 ? (
          // biome-ignore lint/a11y/useSemanticElements: a set of buttons, not of fields
          <div role="group" aria-label={w.shareSets} className={classes.sets}>
            {named}
          </div>
        ) : null}
        <div className={classes.found}>
          {people.length > 7 ? <SearchField label={w.shareFind} value={text} onChange={setText} /> : null}
          <Checkbox.Group aria-label={w.shareTitle} value={[...chosen]} onChange={choose}>
            <div className={classes.people}>
              {people
                .filter(({ name, unit, id }) => chosen.includes(id) || foldText(`${name} ${unit}`).includes(wanted))
                .map(({ id, name, unit }) => (
                  <Checkbox
                    key={id}
                    value={id}
                    classNames={{ body: classes.body, label: classes.who }}
                    label={
                      <>
                        {name}
                        <span>{unit}</span>
                      </>
                    }
                    disabled={chosen.length >= circlePeopleMax && !chosen.includes(id)}
                  />
                ))}
            </div>
          </Checkbox.Group>
        </div>
      </div>
      {named.length > 0 ? <p className={classes.hint}>{w.shareLater}</p> : null}
      <FailureNotice failure={share.failure} />
      <div className={classes.buttons}>
        <span aria-live="polite">{full ? w.shareFull(circlePeopleMax) : w.shareCount(chosen.length)}</span>
        <ActionButton type="submit" look="primary" sending={share.sending}>
          {w.share}
        </ActionButton>
      </div>
    </form>
  );
}
