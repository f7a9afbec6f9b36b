import { SegmentedControl } from '@mantine/core';
import { IconFileSpreadsheet, IconFileText, IconMessageReply, IconMessages, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useDenial } from '../../kernel/i18n/failure-words.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { matching } from '../../kernel/i18n/match.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { isShared } from '../../kernel/shared-device.ts';
import { useView } from '../../kernel/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { roomTabletWords } from '../../ui/room-tablet-words.ts';
import { saveFile } from '../../ui/save-file.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { writeTable } from '../identity/read-table.ts';
import { AnswerForm } from './answer-form.tsx';
import classes from './opinions.module.css';
import { Answer, Words } from './own-opinions.tsx';
import { ResultChip } from './result-chip.tsx';
import { tableOf } from './table.ts';
import { type Received, useReceived } from './use-received.ts';
import { opinionsWords } from './words.ts';

export interface OpinionBoardProps {
  readonly nameOf: (person: string) => string;
  readonly onPaper: (document: string, page: number, sentence: string | undefined) => void;
}

/** More than so many are searched rather than read through. */
const searchFrom = 6;

/** What participants sent from the papers, paper by paper, and how it is answered. */
export function OpinionBoard({ nameOf, onPaper }: OpinionBoardProps) {
  const w = useWords(opinionsWords);
  const denial = useDenial();
  const announce = useAnnounce();
  const answerDenial = useView('opinions.board')?.answerDenial ?? null;
  const all = useReceived();
  const [which, setWhich] = useState<'unanswered' | 'all'>('unanswered');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  // Kept while it closes, so that its words do not go before it does.
  const [last, setLast] = useState<Received | null>(null);
  const unanswered = all?.filter(({ answer }) => answer === null) ?? [];
  const open = (opinion: Received | undefined): void => {
    if (opinion) setLast(opinion);
    setAsked(opinion?.id ?? null);
  };
  const first = answerDenial === null ? unanswered[0] : undefined;
  useShortcut('y', w.next, first ? () => open(first) : null);
  if (!all) return <Loading />;
  if (all.length === 0)
    return (
      <Empty icon={<IconMessages aria-hidden="true" />} title={w.boardNoneTitle}>
        {w.boardNoneText}
      </Empty>
    );
  const found = matching(which === 'all' ? all : unanswered, text);
  const now = all.find(({ id }) => id === asked) ?? last;
  const others = unanswered.filter(({ id }) => id !== asked);
  const toPaper = ({ document, page, quote }: Received): void => onPaper(document, page, quote || undefined);
  const done = (next: boolean): void => {
    announce(w.saved);
    // The next one in the list, and from its end the first again.
    const at = all.findIndex(({ id }) => id === asked);
    open(next ? (others.find((one) => all.indexOf(one) > at) ?? others[0]) : undefined);
  };
  return (
    <div className={classes.board}>
      <SegmentedControl
        className={classes.which}
        aria-label={w.which}
        fullWidth
        value={which}
        onChange={(value) => setWhich(value as 'unanswered' | 'all')}
        data={[
          { value: 'unanswered', label: w.unanswered(unanswered.length) },
          { value: 'all', label: w.all(all.length) },
        ]}
      />
      {all.length > searchFrom ? <SearchField label={w.find} value={text} onChange={setText} /> : null}
      {first ? (
        <ActionButton
          wide
          look="primary"
          shortcut="y"
          icon={<IconMessageReply aria-hidden="true" />}
          onPress={() => open(first)}
        >
          {w.next}
        </ActionButton>
      ) : null}
      {found.length > 0 ? null : <p className={classes.soft}>{text.trim() === '' ? w.allAnswered : w.notFound}</p>}
      {[...Map.groupBy(found, ({ document }) => document)].map(([document, opinions]) => (
        <section key={document} className={classes.section}>
          <h3 className={classes.paper}>{opinions[0]!.title || w.paperGone}</h3>
          <ul className={classes.list}>
            {opinions.map((opinion) => (
              <li key={opinion.id} className={classes.opinion}>
                <div className={classes.head}>
                  <ResultChip answer={opinion.answer} />
                  <span className={classes.soft}>
                    {w.page(opinion.page)}
                    {opinion.outdated ? ` (${w.ofVersion(opinion.version)})` : null}
                  </span>
                </div>
                <p className={classes.about}>{w.from(opinion.author, opinion.unit)}</p>
                <Words opinion={opinion} />
                {opinion.answer ? <Answer answer={opinion.answer} name={nameOf(opinion.answer.by)} /> : null}
                <div className={classes.actions}>
                  <ActionButton
                    icon={opinion.answer ? <IconPencil aria-hidden="true" /> : <IconMessageReply aria-hidden="true" />}
                    denial={denial(answerDenial)}
                    reason="tip"
                    onPress={() => open(opinion)}
                  >
                    {opinion.answer ? w.change : w.answer}
                  </ActionButton>
                  {opinion.readable ? (
                    <ActionButton
                      look="quiet"
                      icon={<IconFileText aria-hidden="true" />}
                      onPress={() => toPaper(opinion)}
                    >
                      {w.toPaper(opinion.page)}
                    </ActionButton>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <TableButton opinions={all} nameOf={nameOf} />
      <Dialog opened={asked !== null} title={w.answerTitle} wide onClose={() => open(undefined)}>
        {now ? <AnswerForm key={now.id} opinion={now} waiting={others.length} nameOf={nameOf} onDone={done} /> : null}
      </Dialog>
    </div>
  );
}

/** Keeps all of it as a table that spreadsheets open. */
function TableButton({ opinions, nameOf }: { opinions: readonly Received[]; nameOf: OpinionBoardProps['nameOf'] }) {
  const w = useWords(opinionsWords);
  const r = useWords(roomTabletWords);
  const format = useFormats();
  if (isShared()) return <p className={classes.soft}>{r.noFiles}</p>;
  const { rows, leftOut } = tableOf(opinions, {
    head: [
      w.tableNumber,
      w.tableAuthor,
      w.tableUnit,
      w.tablePaper,
      w.tablePage,
      w.tableQuote,
      w.tableText,
      w.tableResult,
      w.tableAnswer,
      w.tableBy,
      w.tableAt,
    ],
    result: w,
    waiting: w.waiting,
    page: (page, version) => (version === 1 ? String(page) : `${page} (${w.ofVersion(version)})`),
    time: format.dateTime,
    nameOf,
  });
  return (
    <>
      <ActionButton
        wide
        icon={<IconFileSpreadsheet aria-hidden="true" />}
        onPress={() => saveFile(writeTable(rows), w.exportName)}
      >
        {w.export}
      </ActionButton>
      {leftOut > 0 ? <p className={classes.soft}>{w.leftOut(leftOut)}</p> : null}
    </>
  );
}
