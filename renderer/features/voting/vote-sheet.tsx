import { IconArrowsDiagonalMinimize2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { chime } from '../../ui/chime.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Timer } from '../../ui/timer.tsx';
import { Ballot } from './ballot.tsx';
import { TallyBars } from './tally-bars.tsx';
import { useMyVote } from './use-my-vote.ts';
import { VoteChip } from './vote-chip.tsx';
import { VoteResult } from './vote-result.tsx';
import classes from './vote-sheet.module.css';
import { votingWords } from './words.ts';

/**
 * The open vote for whoever may vote: a sheet that nobody can miss, folding to a chip once it is answered; then the
 * result, unless the surface shows it in a place of its own. Render it once per surface. `--vote-chip-offset` keeps the chip clear of a surface's own bar;
 * `--vote-chip-position: static` gives it a place of its own where the sheet is rendered.
 */
export function VoteSheet({ result = true }: { readonly result?: boolean }) {
  return (
    <>
      <OpenVote />
      {result ? <VoteResult /> : null}
    </>
  );
}

function OpenVote() {
  const w = useWords(votingWords);
  const vote = useMyVote();
  const me = useView('participants.me');
  const announce = useAnnounce();
  const denial = useDenial();
  const [foldedFor, setFoldedFor] = useState<string | null>(null);
  const [changingFor, setChangingFor] = useState<string | null>(null);
  const id = vote?.mine.question ?? null;
  const text = vote?.question.text ?? '';
  const entitled = vote?.mine.entitled ?? false;
  useEffect(() => {
    if (id === null || !entitled) return;
    chime();
    announce(w.opened(text), true);
  }, [id, entitled, text, announce, w]);

  if (!vote) return null;
  const { question, mine, cast, sending, failure } = vote;
  if (!me?.votes && !mine.entitled) return null;
  const changing = changingFor === id;
  const open = mine.entitled && (mine.choice === null ? foldedFor !== id : changing);
  if (!open)
    return (
      <VoteChip
        mine={mine}
        canChange={question.canChange}
        denial={denial(mine.castDenial)}
        onOpen={() => {
          setFoldedFor(null);
          setChangingFor(id);
        }}
      />
    );
  return (
    <Sheet
      title={w.voting}
      aside={
        <span className={classes.aside}>
          {question.endsAt === null ? null : <Timer endsAt={question.endsAt} />}
          <IconButton
            label={w.fold}
            icon={<IconArrowsDiagonalMinimize2 aria-hidden="true" />}
            onPress={() => {
              setFoldedFor(id);
              setChangingFor(null);
            }}
          />
        </span>
      }
      footer={<span className={classes.soft}>{w.votedOf(question.voted, question.entitled)}</span>}
    >
      <p className={classes.text}>{question.text}</p>
      <Ballot
        key={id}
        chosen={mine.choice}
        text={mine.text}
        oneTap={question.canChange}
        sending={sending}
        denial={denial(mine.castDenial)}
        onCast={(choice, opinion) => void cast(choice, opinion).then((done) => done && setChangingFor(null))}
      />
      <FailureNotice failure={failure} />
      {question.live ? <TallyBars question={question} /> : null}
    </Sheet>
  );
}
