import { IconPointer, IconPresentation, IconPresentationOff } from '@tabler/icons-react';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import type { Presentation } from './use-presentation.ts';
import { presentationWords } from './words.ts';

export interface PresentButtonProps {
  readonly presentation: Presentation;
  readonly document: string;
  readonly pointing: boolean;
  readonly onPointing: (pointing: boolean) => void;
  /** Only the icon, where there is little room. */
  readonly compact?: boolean;
}

/** Starts to present the open paper, or stops; the presenter may also point. */
export function PresentButton({ presentation, document, pointing, onPointing, compact = false }: PresentButtonProps) {
  const w = useWords(presentationWords);
  const denial = useDenial();
  const start = useCommand('presentation.start');
  const stop = useCommand('presentation.stop');
  const { mine, startDenial } = presentation;
  const here = mine && presentation.document === document;
  const press = (): void => void (here ? stop.send({}) : start.send({ document: document as DocumentId }));
  const label = here ? w.stop : w.present;
  const icon = here ? <IconPresentationOff aria-hidden="true" /> : <IconPresentation aria-hidden="true" />;
  const blocked = here ? null : denial(startDenial);
  const sending = start.sending || stop.sending;
  return (
    <>
      {here ? (
        <IconButton
          label={w.pointer}
          icon={<IconPointer aria-hidden="true" />}
          pressed={pointing}
          onPress={() => onPointing(!pointing)}
        />
      ) : null}
      {compact ? (
        <IconButton label={label} icon={icon} denial={blocked} sending={sending} pressed={here} onPress={press} />
      ) : (
        <ActionButton icon={icon} denial={blocked} reason="tip" sending={sending} pressed={here} onPress={press}>
          {label}
        </ActionButton>
      )}
      <FailureNotice failure={here ? stop.failure : start.failure} />
    </>
  );
}
