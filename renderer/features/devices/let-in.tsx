import type { MeetingId, PersonId } from '../../../shared/kernel/ids.ts';
import { call } from '../../kernel/call.ts';
import { useSay } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useExplain } from '../../ui/announcer.tsx';
import { MenuAction } from '../../ui/menu-action.tsx';
import { devicesWords } from './words.ts';

export interface LetInProps {
  readonly meeting: string;
  readonly person: string;
  readonly name: string;
}

/** For somebody whom wrong PINs or passwords have shut out of his tablet. */
export function LetIn({ meeting, person, name }: LetInProps) {
  const w = useWords(devicesWords);
  const say = useSay();
  const explain = useExplain();
  const letIn = async (): Promise<void> => {
    const done = await call('devices.letIn', { meeting: meeting as MeetingId }, { person: person as PersonId });
    explain(done.ok ? w.letInDone(name) : say(done.failure));
  };
  return <MenuAction onPress={() => void letIn()}>{w.letIn}</MenuAction>;
}
