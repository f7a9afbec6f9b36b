import { Popover } from '@mantine/core';
import { IconPencil, IconTrash, IconX } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { roundPoint, unitsPerPoint } from '../../../shared/features/annotations/ink.ts';
import { type Mark, markTextMax } from '../../../shared/features/annotations/mark.ts';
import { type Bounds, boundsOf, moved } from '../../../shared/features/annotations/mark-shape.ts';
import { type PageFrame, toPaper, toShown } from '../../../shared/features/annotations/page-frame.ts';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { OwnedMark } from './ink-group.ts';
import type { InkPaper } from './ink-session.ts';
import classes from './marks.module.css';
import { NoteButton, NoteCard } from './note-card.tsx';
import { textHeight } from './paint-mark.ts';
import { inkColour, penColours } from './palette.ts';
import { Swatches } from './pen-look.tsx';
import { useInkSession } from './use-ink.tsx';
import type { MarkDesk } from './use-mark-desk.ts';
import { annotationsWords } from './words.ts';

export interface MarkOverlayProps {
  readonly desk: MarkDesk;
  readonly paper: InkPaper;
  readonly page: number;
  readonly frame: PageFrame;
  /** CSS pixels for one pt. */
  readonly scale: number;
  readonly me: string | null;
  readonly nameOf: (person: string) => string;
  /** Nothing of the shared layers changes any more. */
  readonly frozen: boolean;
  /** What else own marks can become, for who has them in hand; `done` puts them out of it. */
  readonly more?: ((marks: readonly OwnedMark[], done: () => void) => ReactNode) | undefined;
}

/** What lies over a page and is pressed rather than drawn: notes, a text that is being typed, what was picked out. */
export function MarkOverlay({ desk, paper, page, frame, scale, me, nameOf, frozen, more }: MarkOverlayProps) {
  const session = useInkSession();
  const { document, version } = paper;
  const marks = useSyncExternalStore(
    (listener) => session?.onPage({ document, version }, page, listener) ?? (() => {}),
    () => session?.marks({ document, version }, page),
  );
  const { placing, picked } = desk;
  const at = (x: number, y: number): { left: number; top: number } => {
    const [shownX, shownY] = toShown(frame, [x / unitsPerPoint, y / unitsPerPoint]);
    return { left: shownX * scale, top: shownY * scale };
  };
  const notes = marks?.filter(({ mark }) => mark.kind === 'note') ?? [];
  return (
    <>
      {notes.map((note) => (
        <NoteButton
          key={`${note.owner}/${note.key}`}
          style={at(note.mark.points[0]!, note.mark.points[1]!)}
          note={note}
          replies={marks!.filter(({ mark }) => mark.kind === 'reply' && mark.about === `${note.owner}/${note.key}`)}
          paper={paper}
          me={me}
          nameOf={nameOf}
          frozen={frozen && note.layer !== 'private'}
          more={more}
        />
      ))}
      {placing?.page === page && placing.kind === 'note' ? (
        <NoteCard
          style={at(placing.x, placing.y)}
          onCancel={desk.cancel}
          onSave={(text) => desk.place({ points: [placing.x, placing.y], text })}
        />
      ) : null}
      {placing?.page === page && placing.kind === 'text' ? (
        <TextEditor key={`${placing.x} ${placing.y}`} desk={desk} frame={frame} scale={scale} />
      ) : null}
      {picked?.page === page ? (
        <Picked desk={desk} frame={frame} scale={scale} marks={marks ?? []} more={more} />
      ) : null}
    </>
  );
}

/** Width of a new text in pt. */
const textWidth = 220;

function TextEditor({ desk, frame, scale }: { desk: MarkDesk; frame: PageFrame; scale: number }) {
  const w = useWords(annotationsWords);
  const placing = desk.placing!;
  const [text, setText] = useState(placing.text ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [x, y] = toShown(frame, [placing.x / unitsPerPoint, placing.y / unitsPerPoint]);
  const { width: size, colour } = desk.dip;
  const width = Math.max(60, Math.min(placing.width ?? textWidth, frame.width - x - 4));
  const height = textHeight(text || w.textHere, size, width);
  const save = (): void => {
    const said = text.trim();
    if (said === '') {
      desk.cancel();
      return;
    }
    const [left, top] = toPaper(frame, [x, y]);
    const [right, bottom] = toPaper(frame, [x + width, y + height]);
    desk.place({ points: [left, top, right, bottom].map(roundPoint), text: said });
  };
  return (
    <textarea
      ref={field}
      className={classes.typing}
      data-over-paper
      aria-label={w.textHere}
      placeholder={w.textHere}
      maxLength={markTextMax}
      value={text}
      style={{
        left: x * scale,
        top: y * scale,
        width: width * scale,
        height: height * scale,
        fontSize: size * scale,
        color: inkColour(colour),
      }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') desk.cancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    />
  );
}

const around = (all: readonly Bounds[]): Bounds => [
  Math.min(...all.map(([left]) => left)),
  Math.min(...all.map(([, bottom]) => bottom)),
  Math.max(...all.map(([, , right]) => right)),
  Math.max(...all.map(([, , , top]) => top)),
];

interface PickedProps {
  readonly desk: MarkDesk;
  readonly frame: PageFrame;
  readonly scale: number;
  readonly marks: ReturnType<MarkDesk['inHand']>;
  readonly more: MarkOverlayProps['more'];
}

/** A frame around what was picked out: drag it, give it another colour, delete it. */
function Picked({ desk, frame, scale, marks, more }: PickedProps) {
  const w = useWords(annotationsWords);
  const [by, setBy] = useState({ x: 0, y: 0 });
  const from = useRef<{ x: number; y: number } | null>(null);
  const inHand = desk.inHand(marks);
  if (inHand.length === 0) return null;
  const [left, bottom, right, top] = around(inHand.map(({ mark }) => boundsOf(mark)));
  const corner = (x: number, y: number) => toShown(frame, [x / unitsPerPoint, y / unitsPerPoint]);
  const [a, b] = [corner(left, bottom), corner(right, top)];
  const box = {
    left: Math.min(a[0], b[0]) * scale - 6,
    top: Math.min(a[1], b[1]) * scale - 6,
    width: Math.abs(a[0] - b[0]) * scale + 12,
    height: Math.abs(a[1] - b[1]) * scale + 12,
  };
  const one = inHand.length === 1 ? inHand[0]! : undefined;
  const shift = (dx: number, dy: number): void => {
    const origin = toPaper(frame, [0, 0]);
    const [x, y] = toPaper(frame, [dx / scale, dy / scale]);
    desk.change((mark: Mark) => moved(mark, roundPoint(x - origin[0]), roundPoint(y - origin[1])), marks);
  };
  const drop = (event: PointerEvent): void => {
    if (!from.current) return;
    from.current = null;
    setBy({ x: 0, y: 0 });
    if (Math.hypot(by.x, by.y) > 2) shift(by.x, by.y);
    event.stopPropagation();
  };
  return (
    <div className={classes.picked} style={{ ...box, translate: `${by.x}px ${by.y}px` }} data-over-paper>
      <div
        className={classes.grip}
        onPointerDown={(event) => {
          from.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) =>
          from.current && setBy({ x: event.clientX - from.current.x, y: event.clientY - from.current.y })
        }
        onPointerUp={drop}
        onPointerCancel={drop}
      />
      <Popover opened position="bottom" withinPortal trapFocus={false} closeOnClickOutside={false}>
        <Popover.Target>
          <span className={classes.foot} />
        </Popover.Target>
        <Popover.Dropdown data-over-paper>
          <div
            className={classes.acts}
            role="toolbar"
            aria-label={w.picked(inHand.length)}
            onKeyDown={(event) => {
              const step = { ArrowLeft: [-4, 0], ArrowRight: [4, 0], ArrowUp: [0, -4], ArrowDown: [0, 4] }[event.key];
              if (!step || (event.target as Element).closest('[role="radiogroup"]')) return;
              event.preventDefault();
              shift(step[0]!, step[1]!);
            }}
          >
            <Swatches
              chosen={penColours[one?.mark.colour ?? -1] ?? null}
              onChoose={(colour) => desk.change((mark) => ({ ...mark, colour: penColours.indexOf(colour) }), marks)}
            />
            {one?.mark.kind === 'text' ? (
              <IconButton
                label={w.edit}
                icon={<IconPencil aria-hidden="true" />}
                onPress={() => desk.edit(one, frame)}
              />
            ) : null}
            <IconButton
              label={w.remove}
              icon={<IconTrash aria-hidden="true" />}
              onPress={() => desk.change(() => null, marks)}
            />
            <IconButton label={w.close} icon={<IconX aria-hidden="true" />} onPress={desk.cancel} />
            {more?.(inHand, desk.cancel)}
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
