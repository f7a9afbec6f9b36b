import { IconMicrophone } from '@tabler/icons-react';
import { SpeechTimer } from '../../features/speaking/speech-timer.tsx';
import { useSpeechChime } from '../../features/speaking/use-speech.ts';
import { speakingWords } from '../../features/speaking/words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import classes from './tablet.module.css';

/** Tells who has been called that he has the floor, and how long; on a phone the button has no room for it. */
export function OwnFloor() {
  const w = useWords(speakingWords);
  const mine = useView('speaking.me')?.speaking === true;
  const speaker = useView('speaking.queue')?.speaker;
  // The button beside it sounds.
  const stage = useSpeechChime(speaker, false);
  const shown = mine && speaker ? speaker : null;
  return (
    // It stands there empty, so that what comes into it is read out.
    <div className={shown ? classes.floor : undefined}>
      <span role="status">
        {shown ? (
          <>
            <IconMicrophone aria-hidden="true" />
            {stage === 'over' ? w.timeOver : stage === 'soon' ? w.timeSoon : w.yours}
          </>
        ) : null}
      </span>
      {shown ? <SpeechTimer speech={shown} /> : null}
    </div>
  );
}
