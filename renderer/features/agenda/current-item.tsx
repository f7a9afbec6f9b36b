import { IconPlayerSkipForward, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import type { ItemId } from '../../../shared/kernel/ids.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import classes from './agenda.module.css';
import { ItemTimer } from './item-timer.tsx';
import type { Agenda } from './use-agenda.ts';
import { agendaWords } from './words.ts';

/** Now and next at a glance, and the step from one to the other. */
export function CurrentItem({ agenda, nameOf }: { agenda: Agenda; nameOf: (person: string | null) => string }) {
  const w = useWords(agendaWords);
  const denial = useDenial();
  const next = useCommand('agenda.next');
  const end = useCommand('agenda.endItem');
  const { current, denials } = agenda;
  const nextDenial = denial(denials?.next);
  const endDenial = denial(denials?.endItem);
  const seen = (agenda.current?.id ?? null) as ItemId | null;
  // A key is pressed by mistake more easily than a button: it asks, and Enter answers.
  const [asking, setAsking] = useState<'next' | 'end' | null>(null);
  useShortcut('n', w.next, nextDenial === null && !next.sending ? () => setAsking('next') : null);
  useShortcut('e', w.endItem, endDenial === null && !end.sending ? () => setAsking('end') : null);
  const asked = asking === 'end' ? end : next;
  return (
    <Card
      tone="accent"
      title={current ? `${w.now}: ${w.number(current.label)}` : w.now}
      actions={current ? <ItemTimer item={current} large /> : null}
    >
      <p className={classes.currentTitle}>{current ? current.title : w.nothing}</p>
      <p className={classes.soft}>
        {current
          ? [current.presenter ? w.presenter(nameOf(current.presenter)) : '', w.minutes(current.minutes)]
              .filter(Boolean)
              .join(' · ')
          : w.nothingText}
      </p>
      <div className={classes.actions}>
        <ActionButton
          look="primary"
          size="large"
          icon={<IconPlayerSkipForward aria-hidden="true" />}
          shortcut="n"
          sending={next.sending}
          denial={nextDenial}
          onPress={() => void next.send({ current: seen })}
        >
          {w.next}
        </ActionButton>
        {current ? (
          <ActionButton
            label={w.endItem}
            icon={<IconPlayerStop aria-hidden="true" />}
            shortcut="e"
            sending={end.sending}
            denial={endDenial}
            reason="tip"
            onPress={() => void end.send({ current: seen })}
          >
            {w.endShort}
          </ActionButton>
        ) : null}
      </div>
      <p className={classes.soft}>{agenda.next ? w.nextIs(agenda.next.title) : current ? w.last : null}</p>
      <FailureNotice failure={asking === null ? (next.failure ?? end.failure) : null} />
      <ConfirmDialog
        opened={asking !== null}
        title={asking === 'end' ? w.endItem : w.next}
        confirm={asking === 'end' ? w.endItem : w.next}
        sending={asked.sending}
        failure={asked.failure}
        denial={asking === 'end' ? endDenial : nextDenial}
        onConfirm={() => void asked.send({ current: seen }).then((result) => result.ok && setAsking(null))}
        onClose={() => {
          setAsking(null);
          asked.clear();
        }}
      >
        <p>{asking === 'end' ? (current?.title ?? '') : agenda.next ? w.nextIs(agenda.next.title) : null}</p>
      </ConfirmDialog>
    </Card>
  );
}
