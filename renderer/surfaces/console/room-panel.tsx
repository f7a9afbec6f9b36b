import { Select } from '@mantine/core';
import { IconArrowsExchange, IconPresentationOff, IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { PairDisplay } from '../../features/devices/pair-display.tsx';
import { devicesWords } from '../../features/devices/words.ts';
import { useNames, usePeople } from '../../features/participants/use-people.ts';
import { presentationWords } from '../../features/presentation/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { shellBridge } from '../../kernel/shell.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './console.module.css';
import { consoleWords } from './words.ts';

const SecondScreen = lazy(async () => ({
  default: (await import('../../features/shell/second-screen.tsx')).SecondScreen,
}));

/** Who leads the pages, who may, and the displays of the room. */
export function RoomPanel() {
  const w = useWords(consoleWords);
  const d = useWords(devicesWords);
  const p = useWords(presentationWords);
  const stage = useView('presentation.stage');
  const papers = useView('documents.papers')?.papers;
  const me = useView('participants.me');
  const people = usePeople();
  const nameOf = useNames();
  const stop = useCommand('presentation.stop');
  const allow = useCommand('presentation.allow');
  const disallow = useCommand('presentation.disallow');
  const handOver = useCommand('presentation.handOver');
  const mayHandOver = useView('presentation.me')?.handOverDenial === null;
  const successors = mayHandOver ? (stage?.successors ?? []) : [];
  const chairs = me?.offices.includes('chair') ?? false;
  const allowed = stage?.allowed ?? [];
  return (
    <>
      <section className={classes.stack}>
        <h2 className={classes.head}>{w.presentation}</h2>
        {stage?.presenter ? (
          <>
            <p>
              {w.presenting(
                nameOf(stage.presenter),
                (stage.document && papers?.[stage.document]?.title) || w.paperHidden,
              )}
            </p>
            <ActionButton
              icon={<IconPresentationOff aria-hidden="true" />}
              sending={stop.sending}
              onPress={() => void stop.send({})}
            >
              {w.stop}
            </ActionButton>
          </>
        ) : (
          <p className={classes.soft}>{w.notPresenting}</p>
        )}
        <h3 className={classes.head}>{w.mayPresent}</h3>
        <p className={classes.soft}>{w.mayPresentNote}</p>
        <FailureNotice failure={stop.failure ?? allow.failure ?? disallow.failure ?? handOver.failure} />
        {chairs ? (
          <Select
            aria-label={w.allow}
            placeholder={w.allow}
            searchable
            value={null}
            onChange={(person) => person && void allow.send({ person })}
            data={
              people
                ?.filter((person) => person.offices.length === 0 && !allowed.includes(person.id))
                .map((person) => ({ value: person.id, label: person.name })) ?? []
            }
          />
        ) : (
          <p className={classes.soft}>{w.onlyChair}</p>
        )}
        {allowed.length === 0 ? <p className={classes.soft}>{w.allowNone}</p> : null}
        <ul className={classes.list}>
          {allowed.map((person) => (
            <li key={person} className={classes.row}>
              <span className={classes.grow}>{nameOf(person)}</span>
              {successors.includes(person) ? (
                <IconButton
                  label={p.handOverTo(nameOf(person))}
                  icon={<IconArrowsExchange aria-hidden="true" />}
                  sending={handOver.sending}
                  onPress={() => void handOver.send({ person })}
                />
              ) : null}
              {chairs ? (
                <IconButton
                  label={w.disallow(nameOf(person))}
                  icon={<IconX aria-hidden="true" />}
                  sending={disallow.sending}
                  onPress={() => void disallow.send({ person })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.stack}>
        <h2 className={classes.head}>{d.displays}</h2>
        {shellBridge()?.openDisplay ? (
          <Suspense>
            <SecondScreen />
          </Suspense>
        ) : null}
        <PairDisplay />
      </section>
    </>
  );
}
