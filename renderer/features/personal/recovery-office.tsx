import { Switch } from '@mantine/core';
import { useState } from 'react';
import { foldText } from '../../../shared/kernel/fold-text.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { compareNames, useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useEndpoint, useSession } from '../../kernel/use-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import classes from './personal.module.css';
import { personalWords } from './words.ts';

type Asking = { readonly what: 'end' } | { readonly what: 'release'; readonly person: string; readonly name: string };

/** Whether the office offers recovery, who has turned it on, and the part that is released for one of them. */
export function RecoveryOffice() {
  const w = useWords(personalWords);
  const format = useFormats();
  const denial = useDenial();
  const { value: session } = useSession();
  const { value, failure, reload } = useEndpoint('personal.recoveries', {});
  const offer = useCommand('personal.offerRecovery');
  const release = useCommand('personal.releaseRecovery');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [find, setFind] = useState('');
  if (!value) return failure ? <ErrorState failure={failure} onRetry={() => void reload()} /> : <Loading />;
  const { offered, people } = value;
  const done = (result: { readonly ok: boolean }): void => {
    if (result.ok) setAsking(null);
    void reload();
  };
  const setOffered = (next: boolean): void => {
    if (!next && people.length > 0) setAsking({ what: 'end' });
    else void offer.send({ offered: next }).then(done);
  };
  const wanted = foldText(find.trim());
  const shown = people
    .filter(({ name }) => foldText(name).includes(wanted))
    .toSorted((a, b) => compareNames(a.name, b.name));
  return (
    <>
      <Card title={w.recovery}>
        <Switch
          label={w.offer}
          description={w.offerText}
          checked={offered}
          disabled={offer.sending}
          onChange={(event) => setOffered(event.currentTarget.checked)}
        />
        {asking === null ? <FailureNotice failure={offer.failure ?? release.failure} /> : null}
      </Card>
      {offered ? (
        <Card title={w.people}>
          {people.length === 0 ? (
            <Empty title={w.nobody}>{w.nobodyText}</Empty>
          ) : (
            <SearchField label={w.findPeople} value={find} onChange={setFind} />
          )}
          {people.length > 0 && shown.length === 0 ? <p>{w.nobodyFound}</p> : null}
          {shown.length > 0 ? (
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{w.name}</th>
                  <th scope="col">{w.unit}</th>
                  <th scope="col">{w.since}</th>
                  <th scope="col">{w.state}</th>
                  <th scope="col">
                    <span className="unseen">{w.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ person, name, position, unit, since, until, taken }) => (
                  <tr key={person}>
                    <th scope="row">
                      {name}
                      <span className={table.soft}>{position}</span>
                    </th>
                    <td>{unit}</td>
                    <td>
                      <span className={classes.head}>{w.since}: </span>
                      {format.date(since)}
                    </td>
                    <td>
                      {until !== null ? <Chip tone="gold">{w.stateReleased(format.dateTime(until))}</Chip> : null}
                      {until === null ? <Chip>{taken ? w.stateTaken : w.stateNone}</Chip> : null}
                    </td>
                    <td>
                      <ActionButton
                        label={w.releaseFor(name)}
                        denial={denial(person === session?.person?.id ? 'personal.own-release' : null)}
                        reason="tip"
                        onPress={() => setAsking({ what: 'release', person, name })}
                      >
                        {w.release}
                      </ActionButton>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </Card>
      ) : null}
      <ConfirmDialog
        opened={asking?.what === 'end'}
        title={w.offerEndTitle}
        confirm={w.offerEnd}
        danger
        sending={offer.sending}
        failure={offer.failure}
        onConfirm={() => void offer.send({ offered: false }).then(done)}
        onClose={() => setAsking(null)}
      >
        <p>{w.offerEndWhy(people.length)}</p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking?.what === 'release'}
        title={w.releaseTitle}
        confirm={w.release}
        sending={release.sending}
        failure={release.failure}
        onConfirm={() => {
          const person = people.find((one) => asking?.what === 'release' && one.person === asking.person)?.person;
          if (person) void release.send({ person }).then(done);
        }}
        onClose={() => setAsking(null)}
      >
        <p>{asking?.what === 'release' ? w.releaseWhy(asking.name) : null}</p>
      </ConfirmDialog>
    </>
  );
}
