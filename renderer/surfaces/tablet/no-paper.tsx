import { IconFiles } from '@tabler/icons-react';
import type { MeetingView } from '../../../shared/features/meetings/contract.ts';
import type { Agenda } from '../../features/agenda/use-agenda.ts';
import { TakeAllButton } from '../../features/annotations/export/take-all-button.tsx';
import { OwnAbsence } from '../../features/attendance/own-absence.tsx';
import { PaperCards } from '../../features/documents/paper-cards.tsx';
import { SearchPapers } from '../../features/documents/search-papers.tsx';
import type { ListedPaper } from '../../features/documents/use-papers.ts';
import { documentsWords } from '../../features/documents/words.ts';
import { PackLine } from '../../features/packs/pack-line.tsx';
import { useNames } from '../../features/participants/use-people.ts';
import { useFormats } from '../../kernel/i18n/format.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { useView } from '../../kernel/use-view.ts';
import { Notice } from '../../ui/notice.tsx';
import { Empty } from '../../ui/states.tsx';
import classes from './tablet.module.css';
import { VotesTab } from './votes-tab.tsx';
import { tabletWords } from './words.ts';

export interface NoPaperProps {
  readonly id: string;
  readonly meeting: MeetingView;
  readonly agenda: Agenda;
  readonly papers: readonly ListedPaper[];
  readonly onOpen: (document: string, page?: number, sentence?: string) => void;
}

/** What to read, while nothing is open: the current item's papers first. After the meeting the results as well. */
export function NoPaper({ id, meeting, agenda, papers, onOpen }: NoPaperProps) {
  const w = useWords(tabletWords);
  const d = useWords(documentsWords);
  const format = useFormats();
  const nameOf = useNames();
  const over = meeting.state === 'closed' || meeting.state === 'cancelled';
  const state = useView('attendance.me')?.state;
  const { current } = agenda;
  const now = current ? papers.filter((paper) => paper.item === current.id) : [];
  const others = agenda.items
    .filter((item) => item.id !== current?.id)
    .map((item) => ({ item, own: papers.filter((paper) => paper.item === item.id) }))
    .filter(({ own }) => own.length > 0);
  return (
    <div className={classes.list}>
      <SearchPapers meeting={id} papers={papers} onOpen={onOpen}>
        {over ? (
          <Notice>
            {meeting.state === 'closed' ? w.closed : w.cancelled}
            {meeting.reason ? ` ${w.because(meeting.reason)}` : null}
          </Notice>
        ) : null}
        {meeting.state === 'postponed' ? (
          <Notice>
            {w.postponed}
            {meeting.reason ? ` ${w.because(meeting.reason)}` : null}
          </Notice>
        ) : null}
        {meeting.state === 'announced' ? (
          <div className={classes.section}>
            <Notice>{w.waiting(format.dateTime(meeting.startsAt))}</Notice>
            {state === 'in' ? null : <OwnAbsence meeting={id} />}
          </div>
        ) : null}
        {papers.length > 0 ? <PackLine meeting={id} offer={!over} /> : null}
        {meeting.state === 'closed' ? (
          <section className={classes.section} aria-label={w.results}>
            <h2 className={classes.heading}>{w.results}</h2>
            <div className={classes.results}>
              <VotesTab meeting={id} over={over} />
            </div>
          </section>
        ) : null}
        {current ? (
          <section className={classes.section}>
            <h2 className={classes.heading}>{w.itemPapers(current.label)}</h2>
            <p className={classes.soft}>{current.title}</p>
            {now.length > 0 ? <PaperCards papers={now} onOpen={onOpen} /> : <Notice>{w.itemNoPapers}</Notice>}
          </section>
        ) : null}
        {papers.length === 0 && !current ? (
          <Empty icon={<IconFiles aria-hidden="true" />} title={d.empty}>
            {d.emptyText}
          </Empty>
        ) : null}
        {others.map(({ item, own }) => (
          <section key={item.id} className={classes.section}>
            <h2 className={classes.subheading}>
              {item.label}. {item.title}
            </h2>
            <PaperCards papers={own} onOpen={onOpen} />
          </section>
        ))}
        <div className={classes.section}>
          <TakeAllButton
            meeting={id}
            title={meeting.title}
            papers={papers}
            items={agenda.items.map((item) => ({ id: item.id, title: `${item.label}. ${item.title}` }))}
            nameOf={nameOf}
          />
        </div>
      </SearchPapers>
    </div>
  );
}
