import { IconDroplet, IconHelp, IconPencil, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { type ServiceKind, serviceKinds } from '../../../shared/features/service/contract.ts';
import type { Failure } from '../../../shared/kernel/result.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useMeeting } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import classes from './service.module.css';
import { serviceWords } from './words.ts';

const icons = { water: IconDroplet, paper: IconPencil, technician: IconTool, secretary: IconHelp } as const;

/** Calls somebody to one's seat; a second press takes it back. */
export function CallButtons() {
  const w = useWords(serviceWords);
  const denial = useDenial();
  const format = useFormats();
  const source = useMeeting();
  const mine = useView('service.mine');
  const [busy, setBusy] = useState<ServiceKind | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!mine) return null;
  const reason = denial(mine.denial);
  const press = async (kind: ServiceKind): Promise<void> => {
    setBusy(kind);
    const result = await source.command(mine.calls[kind] ? 'service.withdraw' : 'service.call', { kind });
    setBusy(null);
    setFailure(result.ok ? null : result.failure);
  };
  return (
    <section className={classes.part} aria-label={w.title}>
      <h3 className={classes.title}>{w.title}</h3>
      {reason ? <p className={classes.soft}>{reason}</p> : null}
      <FailureNotice failure={failure} />
      <div className={classes.grid}>
        {serviceKinds.map((kind) => {
          const Icon = icons[kind];
          const call = mine.calls[kind];
          return (
            <button
              key={kind}
              type="button"
              className={classes.call}
              aria-pressed={call !== undefined}
              aria-disabled={reason !== null || busy === kind || undefined}
              onClick={() => {
                if (reason === null && busy === null) void press(kind);
              }}
            >
              <Icon aria-hidden="true" />
              <strong>{w[kind]}</strong>
              {call ? <span>{call.taken ? w.comingToMe : w.waiting(format.time(call.at))}</span> : null}
            </button>
          );
        })}
      </div>
    </section>
  );
}
