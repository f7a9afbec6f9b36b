import { Switch } from '@mantine/core';
import { useWords } from '../../kernel/i18n/words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useEndpoint } from '../../kernel/use-session.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { openingsWords } from './words.ts';

/** The consent, off until somebody turns it on himself. */
export function ShareOpenings() {
  const w = useWords(openingsWords);
  const { value, failure, reload } = useEndpoint('openings.mine', {});
  const share = useCommand('openings.share');
  return (
    <>
      <Switch
        label={w.share}
        description={w.shareText}
        checked={value?.shares ?? false}
        disabled={value === undefined || share.sending}
        onChange={(event) => void share.send({ shares: event.currentTarget.checked }).then(() => reload())}
      />
      <FailureNotice failure={share.failure ?? failure} />
    </>
  );
}
