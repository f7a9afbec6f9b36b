import { IconSend } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Mark } from '../../../shared/features/annotations/mark.ts';
import type { OwnedMark } from '../../features/annotations/ink-group.ts';
import { Choice, Group } from '../../features/documents/page-choices.tsx';
import type { Paper } from '../../features/documents/paper.ts';
import { titleOf } from '../../features/documents/paper-title.ts';
import type { ListedPaper } from '../../features/documents/use-papers.ts';
import { draftOfMarks } from '../../features/opinions/draft-of-marks.ts';
import { MarkState, SendMark } from '../../features/opinions/mark-state.tsx';
import { type Draft, OpinionForm } from '../../features/opinions/opinion-form.tsx';
import type { OwnOpinions } from '../../features/opinions/use-own-opinions.ts';
import { opinionsWords } from '../../features/opinions/words.ts';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { dropWords, keepWords, keptWords } from '../../kernel/kept-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export interface OpinionDesk {
  /** What own marks that are in hand can become; `done` puts them out of the hand. */
  readonly forMarks: (marks: readonly OwnedMark[], done: () => void) => ReactNode;
  /** What selected words can become, without a mark. */
  readonly forWords: (marks: readonly Mark[], done: () => void) => ReactNode;
  /** What became of a mark, for the list of marks. */
  readonly ofMark: (mark: OwnedMark) => ReactNode;
  /** A part of the page menu: an opinion on the page that one looks at. */
  readonly choice: (page: number, close: () => void) => ReactNode;
  readonly dialog: ReactNode;
}

export interface OpinionDeskOptions {
  readonly paper: ListedPaper;
  readonly opened: Paper;
  readonly me: string | null;
  readonly opinions: OwnOpinions;
  readonly onSent: () => void;
}

/** Opinions on the open paper: how they begin, and the form in which they are sent. */
export function useOpinionDesk({ paper, opened, me, opinions, onSent }: OpinionDeskOptions): OpinionDesk {
  const w = useWords(opinionsWords);
  const say = useDenial();
  const ink = { document: paper.id, version: paper.version };
  // What was being written when the tablet was locked is open again.
  const place = `opinion on ${paper.id} ${paper.version}`;
  const [draft, setDraft] = useState<Draft | null>(() => keptWords(place) ?? null);
  // Kept while it closes, so that its words do not go before it does.
  const [last, setLast] = useState<Draft | null>(draft);
  const end = (): void => {
    dropWords(place);
    setDraft(null);
  };
  const begin = (next: Draft): void => {
    setLast(next);
    setDraft(next);
  };
  const { submitDenial } = opinions;
  const found = ({ owner, key }: OwnedMark) => (owner === me ? opinions.ofMark(paper.id, key) : undefined);
  return {
    forMarks: (marks, done) =>
      marks.length === 0 || submitDenial === 'closed' ? null : (
        <SendMark
          opinion={found(marks[0]!)}
          version={paper.version}
          denial={submitDenial}
          onPress={() => {
            done();
            void draftOfMarks(ink, opened, marks).then(begin);
          }}
        />
      ),
    forWords: (marks, done) =>
      marks.length === 0 || submitDenial === 'closed' ? null : (
        <IconButton
          label={w.send}
          icon={<IconSend aria-hidden="true" />}
          denial={say(submitDenial)}
          onPress={() => {
            done();
            // An opinion is about one page: that on which the selection begins.
            const [first] = marks;
            const words = { layer: 'meeting', owner: me ?? '', key: '', mark: first! };
            void draftOfMarks(ink, opened, [words]).then((made) => begin({ ...made, mark: null }));
          }}
        />
      ),
    ofMark: (mark) => {
      const opinion = found(mark);
      return opinion ? <MarkState opinion={opinion} /> : null;
    },
    choice: (page, close) =>
      submitDenial === 'closed' ? null : (
        <Group label={w.opinion}>
          <Choice
            icon={<IconSend />}
            denial={say(submitDenial)}
            onPress={() => {
              close();
              begin({ ...ink, page, place: null, quote: '', text: '', mark: null, isPrivate: false });
            }}
          >
            {w.sendPage}
          </Choice>
        </Group>
      ),
    dialog: (
      <Dialog opened={draft !== null} title={w.formTitle} wide filled={keptWords(place) !== undefined} onClose={end}>
        {last ? (
          <OpinionForm
            key={`${last.page} ${last.mark}`}
            draft={last}
            paper={titleOf(paper)}
            secret={paper.secrecy !== 'none'}
            onText={(text) => keepWords(place, { ...last, text })}
            onSent={() => {
              end();
              onSent();
            }}
          />
        ) : null}
      </Dialog>
    ),
  };
}
