import { IconArrowsDiagonalMinimize2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Choice } from '../../../shared/features/voting/tally.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { dropWords, keepWords, keptWords } from '../../kernel/kept-words.ts';
import { useCommand } from '../../kernel/use-command.ts';
import { useStatus } from '../../kernel/use-meeting.tsx';
import { useView } from '../../kernel/use-view.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { chime } from '../../ui/chime.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Timer } from '../../ui/timer.tsx';
import { Ballot, type Draft } from './ballot.tsx';
import { TallyBars } from './tally-bars.tsx';
import { useItemName } from './use-item-name.ts';
import { type MyVote, useMyVote } from './use-my-vote.ts';
import { VoteChip } from './vote-chip.tsx';
import { VoteResult } from './vote-result.tsx';
import classes from './vote-sheet.module.css';
import { votingWords } from './words.ts';

export interface VoteSheetProps {
  readonly result?: boolean;
  /** A new number opens the ballot again. */
  readonly unfold?: number;
}

/**
 * The open vote for whoever may vote: a sheet that nobody can miss, folding to a chip once it is answered; then the
 * result, unless the surface shows it in a place of its own. Render it once per surface. `--vote-chip-offset` keeps the chip clear of a surface's own bar;
 * `--vote-chip-position: static` gives it a place of its own where the sheet is rendered.
 */
export function VoteSheet({ result = true, unfold = 0 }: VoteSheetProps) {
  const vote = useMyVote();
  return (
    <>
      {vote ? <OpenVote key={vote.mine.question} {...vote} unfold={unfold} /> : null}
      {result ? <VoteResult /> : null}
    </>
  );
}

/** One vote from its opening to its end: what is picked and written stays while the sheet is folded. */
function OpenVote({ question, mine, unfold }: MyVote & { readonly unfold: number }) {
  const w = useWords(votingWords);
  const me = useView('participants.me');
  const announce = useAnnounce();
  const denial = useDenial();
  const { whole: item } = useItemName(question.item);
  const status = useStatus();
  const { send, sending, failure } = useCommand('voting.cast');
  const [folded, setFolded] = useState(false);
  const [changing, setChanging] = useState(false);
  const place = `opinion on ${mine.question}`;
  const [draft, setDraft] = useState<Draft>(
    () => keptWords<Draft>(place) ?? { picked: mine.choice, opinion: mine.cut ? '' : mine.text },
  );
  const { text } = question;
  const { entitled } = mine;
  useEffect(() => {
    if (!entitled) return;
    chime();
    announce(w.opened(text), true);
  }, [entitled, text, announce, w]);
  // Somebody asked for the ballot by another button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking counts, not what is read
  useEffect(() => setFolded(false), [unfold]);

  if (!me?.votes && !mine.entitled) return null;
  const cast = async (choice: Choice, opinion: string): Promise<void> => {
    const result = await send({ question: mine.question, choice, text: opinion });
    if (result.ok) {
      setChanging(false);
      dropWords(place);
    }
    // Never shown as chosen what the server has not taken.
    else if (choice !== 'other') setDraft((now) => ({ ...now, picked: mine.choice }));
  };
  const open = mine.entitled && (mine.choice === null ? !folded : changing);
  if (!open)
    return (
      <VoteChip
        mine={mine}
        canChange={question.canChange}
        denial={denial(mine.castDenial)}
        onOpen={() => {
          setFolded(false);
          setChanging(true);
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
              setFolded(true);
              setChanging(false);
            }}
          />
        </span>
      }
      footer={<span className={classes.soft}>{w.votedOf(question.voted, question.entitled)}</span>}
    >
      {item ? <p className={classes.soft}>{item}</p> : null}
      <p className={classes.text}>{text}</p>
      {status === 'live' ? null : <Notice tone="warn">{sending ? w.waitingLine : w.noLine}</Notice>}
      <Ballot
        draft={draft}
        onDraft={(next) => {
          setDraft(next);
          // Words are worth keeping; a choice that nobody sees any more is made again.
          if (next.picked === 'other') keepWords(place, next);
          else dropWords(place);
        }}
        rewrite={mine.cut}
        oneTap={question.canChange}
        sending={sending}
        denial={denial(mine.castDenial)}
        onCast={(choice, opinion) => void cast(choice, opinion)}
      />
      {/* Without a line the notice above says it already. */}
      {status === 'live' || failure?.code !== 'unreachable' ? <FailureNotice failure={failure} /> : null}
      {question.live ? <TallyBars question={question} /> : null}
    </Sheet>
  );
}
