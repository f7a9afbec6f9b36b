import { IconFileDownload, IconMessages, IconPrinter, IconSignature } from '@tabler/icons-react';
import { useWords } from '../../../kernel/i18n/words.ts';
import { isShared } from '../../../kernel/shared-device.ts';
import { Notice } from '../../../ui/notice.tsx';
import { printWords } from '../../../ui/print-words.ts';
import { roomTabletWords } from '../../../ui/room-tablet-words.ts';
import { Choice, Group } from '../../documents/page-choices.tsx';
import type { TakeOut } from './use-take-out.ts';
import { takeOutForms } from './use-take-out.ts';
import { exportWords } from './words.ts';

const icons = { burnt: IconSignature, annotated: IconMessages, xfdf: IconFileDownload, print: IconPrinter } as const;

/** The ways in which a paper leaves with the marks that one sees on it. */
export function TakeOutChoices({ takeOut, pictures }: { takeOut: TakeOut; pictures: boolean }) {
  const w = useWords(exportWords);
  const p = useWords(printWords);
  const r = useWords(roomTabletWords);
  const { making, outcome, take } = takeOut;
  // What is saved stays on the tablet for the next one who sits at it; paper is taken along.
  const refusal = pictures ? w.picturesOnly : isShared() ? r.noFiles : null;
  return (
    <>
      <Group label={w.group}>
        {takeOutForms.map((form) => {
          const Icon = icons[form];
          return (
            <Choice
              key={form}
              icon={<Icon />}
              disabled={making !== null}
              denial={pictures || form !== 'print' ? refusal : null}
              onPress={() => take(form)}
            >
              {making === form ? w.working : w[form]}
            </Choice>
          );
        })}
      </Group>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <div role="status">
        {outcome === null ? null : (
          <Notice tone={outcome === 'done' ? 'calm' : 'warn'}>
            {outcome === 'no-printer' || outcome === 'failed' ? p[outcome] : w[outcome]}
          </Notice>
        )}
      </div>
    </>
  );
}
