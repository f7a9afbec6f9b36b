import { useState } from 'react';
import type { DocumentId } from '../../../../shared/kernel/ids.ts';
import { addressOf } from '../../../kernel/call.ts';
import { useFormats } from '../../../kernel/i18n/format.ts';
import { useWords } from '../../../kernel/i18n/words.ts';
import { useMeeting } from '../../../kernel/use-meeting.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import type { OwnedMark } from '../ink-group.ts';
import { useInkSession } from '../use-ink.tsx';
import type { ExportRequest } from './export-request.ts';
import { fileName } from './file-name.ts';
import { gatherMarks } from './gather-marks.ts';
import { penRgbs } from './pen-rgbs.ts';
import { exportWords } from './words.ts';

export const takeOutForms = ['burnt', 'annotated', 'xfdf', 'print'] as const;
export type TakeOutForm = (typeof takeOutForms)[number];

export interface TakeOutOptions {
  readonly meeting: string;
  readonly paper: { readonly document: string; readonly version: number };
  readonly title: string;
  readonly pages: number;
  readonly nameOf: (person: string) => string;
  /** Which marks this person has chosen to see; all of those that he may see without it. */
  readonly shows?: (mark: OwnedMark) => boolean;
}

export interface TakeOut {
  /** What is being made just now. */
  readonly making: TakeOutForm | null;
  /** What became of the last one. */
  readonly outcome: 'done' | 'short' | 'locked' | 'odd' | 'offline' | 'no-printer' | 'failed' | null;
  readonly take: (form: TakeOutForm) => void;
}

/** Makes a file of a paper and the marks on it, on this device: what is private goes nowhere else. */
export function useTakeOut({ meeting, paper, title, pages, nameOf, shows = () => true }: TakeOutOptions): TakeOut {
  const w = useWords(exportWords);
  const { dateTime } = useFormats();
  const source = useMeeting();
  const session = useInkSession();
  const [making, setMaking] = useState<TakeOutForm | null>(null);
  const [outcome, setOutcome] = useState<TakeOut['outcome']>(null);
  const name = fileName(title);

  const make = async (form: TakeOutForm): Promise<TakeOut['outcome']> => {
    if (!session) return 'offline';
    const chunk = await import('./export-chunk.ts');
    const gathered = await gatherMarks({ session, source, paper, pages });
    const marks = gathered.marks.filter(shows);
    const made: TakeOut['outcome'] = gathered.whole ? 'done' : 'short';
    const said = { nameOf, dateOf: dateTime, notes: w.notes, page: w.page };
    const basis = {
      marks,
      colours: penRgbs(),
      words: said,
      now: Date.now(),
    };
    if (form === 'xfdf') {
      const text = chunk.xfdfOf({ ...basis, file: `${name}.pdf` });
      saveFile(new Blob([text], { type: 'application/vnd.adobe.xfdf' }), w.xfdfName(name));
      return made;
    }
    const document = paper.document as DocumentId;
    const reply = await fetch(
      addressOf('documents.file', { meeting: meeting as never, document, version: paper.version }),
    );
    if (!reply.ok) return 'offline';
    const pdf = new Uint8Array(await reply.arrayBuffer());
    const request: ExportRequest = { ...basis, pdf, pages, fonts: await chunk.loadFonts() };
    const file = await (form === 'annotated' ? chunk.annotate(request) : chunk.burnIn(request));
    if (!file.ok) return file.why;
    if (form === 'print') {
      const printed = await chunk.printPages(file.bytes);
      if (printed === 'cancelled') return null;
      return printed !== 'done' ? printed : made === 'done' ? null : made;
    }
    const called = form === 'annotated' ? w.annotatedName(name) : w.burntName(name);
    saveFile(new Blob([file.bytes as BlobPart], { type: 'application/pdf' }), called);
    return made;
  };

  const take = (form: TakeOutForm): void => {
    if (making !== null) return;
    setMaking(form);
    setOutcome(null);
    make(form)
      .catch(() => 'offline' as const)
      .then((next) => {
        setMaking(null);
        setOutcome(next);
      });
  };
  return { making, outcome, take };
}
