import { afterEach, describe, expect, it, vi } from 'vitest';
import { InkSession } from '../../renderer/features/annotations/ink-session.ts';
import { keepAfter, MemoryOutbox, newKey } from '../../renderer/features/annotations/outbox.ts';
import type { Ink } from '../../renderer/kernel/meeting-source.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { line } from './room.ts';

const paper = { document: 'tailieu00000', version: 1 };
const empty: Result<Ink> = ok({ clock: { epoch: 'a', n: 0 }, updates: [] });

afterEach(() => void vi.useRealTimers());

describe('a meeting that is left while its ink is begun anew', () => {
  it('I5 leaves in the outbox what lay there, and nothing that would be said over later ink', async () => {
    const outbox = new MemoryOutbox();
    const asked: ((answer: Result<Ink>) => void)[] = [];
    const ink = new InkSession({
      line: {
        status: 'live',
        inkJoin: () => new Promise((settle) => asked.push(settle)),
        inkLeave: () => {},
        inkUpdate: async () => fail('annotations.gap'),
        onInk: () => () => {},
        onInkLost: () => () => {},
        onEntered: () => () => {},
      },
      meeting: 'phienhop0000',
      owner: 'nguoiviet000',
      outbox,
    });
    ink.show(paper, 1);
    ink.add(paper, line(4000));
    const before = await outbox.all();
    expect(before).toHaveLength(1);
    // The first asks for what the page shows, the second for what the document is begun anew with.
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    ink.close();
    for (const settle of asked) settle(empty);
    await new Promise((settle) => setImmediate(settle));
    expect((await outbox.all()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});

it('I5 who closes as soon as nothing waits does not close while ink goes from one document into a new one', async () => {
  const outbox = new MemoryOutbox();
  const answers = [fail('annotations.gap'), ok({})];
  const ink = new InkSession({
    line: {
      status: 'live',
      inkJoin: async () => empty,
      inkLeave: () => {},
      inkUpdate: async () => answers.shift() ?? fail('invalid'),
      onInk: () => () => {},
      onInkLost: () => () => {},
      onEntered: () => () => {},
    },
    meeting: 'phienhop0000',
    owner: 'nguoiviet000',
    outbox,
  });
  const closed = new Promise<void>((settle) => {
    ink.onSending(() => {
      if (ink.unsent > 0) return;
      ink.close();
      settle();
    });
  });
  ink.show(paper, 1);
  ink.add(paper, line(4000));
  await closed;
  await new Promise((settle) => setImmediate(settle));
  expect(answers, 'both were asked for').toEqual([]);
  expect(await outbox.all()).toEqual([]);
});

describe('keys of what is written', () => {
  it('I5 sort in the order of writing, whatever the clock was set to and however many there are', () => {
    vi.useFakeTimers({ now: 2_000_000_000_000 });
    const keys = [newKey()];
    vi.setSystemTime(1_900_000_000_000);
    for (let i = 0; i < 100_000; i += 1) keys.push(newKey());
    expect(keys.every((key, i) => i === 0 || keys[i - 1]!.slice(0, 12) < key.slice(0, 12))).toBe(true);
    // Also after those of an earlier page, whose clock went ahead.
    const earlier = '2'.padEnd(9, '0').concat('zzz00');
    keepAfter(earlier);
    expect(newKey() > earlier).toBe(true);
  });
});
