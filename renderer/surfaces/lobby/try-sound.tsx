import { IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../kernel/i18n/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card } from '../../ui/card.tsx';
import { playTones } from '../../ui/chime.ts';
import { Notice } from '../../ui/notice.tsx';
import { accountWords } from './account-words.ts';

/** Whether one hears this device: the tones by which a vote is announced, and what to look at where nothing is heard. */
export function TrySound() {
  const w = useWords(accountWords);
  const [played, setPlayed] = useState<boolean | null>(null);
  return (
    <Card title={w.sound}>
      <ActionButton icon={<IconVolume aria-hidden="true" />} onPress={() => setPlayed(playTones())}>
        {w.trySound}
      </ActionButton>
      {played === null ? null : (
        <div role="status">
          <Notice tone={played ? 'calm' : 'warn'}>{played ? w.soundPlayed : w.soundNone}</Notice>
        </div>
      )}
    </Card>
  );
}
