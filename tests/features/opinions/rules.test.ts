import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import {
  decide,
  evolve,
  initial,
  type OpinionNeeds,
  type OpinionsSlice,
} from '../../../server/features/opinions/rules.ts';
import { boardView, meView, ownView } from '../../../server/features/opinions/view.ts';
import type { NewFact } from '../../../server/kernel/fact.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import {
  answerTextMax,
  opinionQuoteMax,
  opinionsMax,
  opinionTextMax,
} from '../../../shared/features/opinions/contract.ts';
import type { Access } from '../../../shared/kernel/roles.ts';
import { actor } from '../../support/house.ts';
import { type Desk, openDesk, quote } from './desk.ts';

let desk: Desk;
afterEach(() => desk?.house.close());

it('O1 who may read a page sends an opinion on it, as himself whatever he says', async () => {
  desk = await openDesk('announced');
  const { cast, world, send } = desk;
  for (const person of [cast.delegate, cast.member, cast.guest, cast.secretary, cast.chair])
    expect((await send(person)).code).toBe('ok');
  expect((await send(cast.stranger)).code).toBe('forbidden');
  expect((await send(cast.delegate, { person: cast.chair, by: cast.chair, at: 1 })).code).toBe('ok');
  const facts = await desk.facts();
  expect(facts.map(({ by, data }) => [by, data.person])).toEqual(
    [cast.delegate, cast.member, cast.guest, cast.secretary, cast.chair, cast.delegate].map((one) => [one, one]),
  );
  expect((await send(cast.delegate, { document: world.documents.managers })).code).toBe('opinions.paper-unknown');
  expect((await send(cast.delegate, { document: newId() })).code).toBe('opinions.paper-unknown');
  expect((await send(cast.secretary, { document: world.documents.managers })).code).toBe('ok');
  for (const wrong of [{ page: 2 }, { version: 2 }])
    expect((await send(cast.delegate, wrong)).code).toBe('opinions.page-unknown');
  for (const wrong of [{ page: 0 }, { version: 0 }, { page: 1.5 }, { place: [1, 2, 3] }, { place: [1, 2, 3, 1e12] }])
    expect((await send(cast.delegate, wrong)).code).toBe('invalid');
  await desk.act(cast.secretary, 'documents.withdraw', { document: world.documents.open });
  expect((await send(cast.delegate)).code).toBe('opinions.paper-unknown');
});

it('O2 it is sent once: by the same command, under the same id, from the same mark', async () => {
  desk = await openDesk();
  const { cast, send, house, world } = desk;
  const opinion = newId();
  const input = { opinion, document: world.documents.open, version: 1, page: 1, place: null, quote: '', text: 'Một' };
  const id = newId();
  const call = () => house.server.homes.submit(world.meeting, actor(cast.delegate), call.command);
  call.command = { name: 'opinions.submit', id, input };
  // A double tap, and a retry whose first answer was lost.
  expect(await Promise.all([call(), call()])).toEqual([
    { ok: true, value: {} },
    { ok: true, value: {} },
  ]);
  expect(await call()).toMatchObject({ ok: true });
  expect((await send(cast.delegate, { opinion, text: 'Hai' })).code).toBe('opinions.already-sent');
  expect((await send(cast.member, { opinion, text: 'Hai' })).code).toBe('opinions.already-sent');
  // The same words to the same page from another device.
  expect((await send(cast.delegate, { place: null, quote: '', text: ' Một ' })).code).toBe('opinions.already-sent');
  const first = await send(cast.delegate, { mark: 'k1', text: 'Ba' });
  expect(first.code).toBe('ok');
  expect((await send(cast.delegate, { mark: 'k1', text: 'Bốn' })).code).toBe('opinions.already-sent');
  expect((await send(cast.member, { mark: 'k1', text: 'Bốn' })).code, 'his own mark').toBe('ok');
  await desk.act(cast.delegate, 'opinions.withdraw', { opinion: first.opinion });
  expect((await send(cast.delegate, { mark: 'k1', text: 'Bốn' })).code, 'sent anew').toBe('ok');
  expect((await send(cast.delegate, { opinion: first.opinion, mark: 'k9' })).code).toBe('opinions.already-sent');
  expect((await desk.own(cast.delegate)).map(({ text }) => text)).toEqual(['Một', 'Bốn']);
});

it('O3 its author withdraws it while nobody has answered, and nobody else does', async () => {
  desk = await openDesk();
  const { cast, send, act } = desk;
  const [one, two] = [await send(cast.delegate), await send(cast.delegate)];
  for (const other of [cast.member, cast.secretary, cast.chair])
    expect(await act(other, 'opinions.withdraw', one)).toBe('opinions.unknown');
  expect((await desk.own(cast.delegate)).map(({ withdrawDenial }) => withdrawDenial)).toEqual([null, null]);
  expect(await act(cast.delegate, 'opinions.withdraw', one)).toBe('ok');
  expect(await act(cast.delegate, 'opinions.withdraw', one)).toBe('opinions.unknown');
  expect(await desk.answer(one.opinion, 'accepted')).toBe('opinions.unknown');
  expect(await desk.answer(two.opinion, 'accepted')).toBe('ok');
  expect(await act(cast.delegate, 'opinions.withdraw', two)).toBe('opinions.answered');
  expect((await desk.own(cast.delegate)).map(({ withdrawDenial }) => withdrawDenial)).toEqual(['opinions.answered']);
});

it('O4 chair and secretary answer; what is not accepted is given a reason', async () => {
  desk = await openDesk();
  const { cast, send, answer } = desk;
  const { opinion } = await send(cast.delegate);
  for (const other of [cast.delegate, cast.member, cast.guest])
    expect(await answer(opinion, 'accepted', '', other)).toBe('forbidden');
  for (const result of ['explained', 'kept'])
    for (const text of ['', '  \n ']) expect(await answer(opinion, result, text)).toBe('opinions.explanation-missing');
  expect(await answer(opinion, 'agreed')).toBe('invalid');
  expect(await answer(newId(), 'accepted')).toBe('opinions.unknown');
  expect(await answer(opinion, 'kept', 'Theo Nghị quyết 12')).toBe('ok');
  expect((await desk.own(cast.delegate))[0]!.answer).toMatchObject({ result: 'kept', by: cast.secretary });
  expect(await answer(opinion, 'accepted', '', cast.chair)).toBe('ok');
  expect((await desk.own(cast.delegate))[0]!.answer).toMatchObject({ result: 'accepted', text: '', by: cast.chair });
});

it('O5 an answer is changed until the meeting closes, and the one before stays in the record', async () => {
  desk = await openDesk();
  const { cast, send, answer } = desk;
  const { opinion } = await send(cast.delegate);
  await answer(opinion, 'kept', 'Một');
  await answer(opinion, 'kept', 'Một');
  await answer(opinion, 'explained', 'Hai');
  const [shown] = Object.values(await desk.board());
  expect(shown!.answer).toMatchObject({ result: 'explained', text: 'Hai' });
  expect(shown!.earlier.map(({ result, text }) => [result, text])).toEqual([['kept', 'Một']]);
  expect((await desk.facts()).filter(({ type }) => type === 'opinions.answered')).toHaveLength(2);
  await desk.end();
  expect(await answer(opinion, 'accepted')).toBe('closed');
});

it('O8 words, quotes, answers and the number of opinions are bounded', async () => {
  desk = await openDesk();
  const { cast, send, answer } = desk;
  expect((await send(cast.delegate, { text: ' ' })).code).toBe('invalid');
  expect((await send(cast.delegate, { text: 'x'.repeat(opinionTextMax + 1) })).code).toBe('invalid');
  expect((await send(cast.delegate, { quote: 'x'.repeat(opinionQuoteMax + 1) })).code).toBe('invalid');
  expect((await send(cast.delegate, { mark: 'a/b' })).code).toBe('invalid');
  const { opinion } = await send(cast.delegate, {
    text: 'ế'.repeat(opinionTextMax),
    quote: 'ế'.repeat(opinionQuoteMax),
  });
  expect(await answer(opinion, 'kept', 'x'.repeat(answerTextMax + 1))).toBe('invalid');
  for (let i = 1; i < opinionsMax; i += 1) expect((await send(cast.delegate)).code).toBe('ok');
  await desk.act(cast.delegate, 'opinions.withdraw', { opinion });
  expect((await send(cast.delegate)).code).toBe('opinions.too-many');
  expect((await send(cast.member)).code).toBe('ok');
});

it('O9 after closing nothing is added or taken away, and author and managers still see it', async () => {
  desk = await openDesk();
  const { cast, send, answer, act } = desk;
  const [one, two] = [await send(cast.delegate), await send(cast.delegate)];
  await answer(one.opinion, 'accepted', 'Đã bổ sung');
  await desk.end();
  expect((await send(cast.delegate)).code).toBe('closed');
  expect(await act(cast.delegate, 'opinions.withdraw', two)).toBe('closed');
  expect(await answer(two.opinion, 'accepted')).toBe('closed');
  const own = await desk.own(cast.delegate);
  expect(own.map(({ withdrawDenial, quote: words }) => [withdrawDenial, words])).toEqual([
    ['closed', quote],
    ['closed', quote],
  ]);
  expect(own[0]!.answer!.text).toBe('Đã bổ sung');
  expect(Object.keys(await desk.board())).toEqual([one.opinion, two.opinion]);
});

// Whatever is sent, answered, withdrawn, hidden and marked in any order: what each one sees is what a plain model says.
const people = ['anna00000000', 'binh00000000', 'cuong0000000', 'thuky0000000'] as const;
const papers = ['giay00000001', 'giay00000002'] as const;
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('submit' as const),
      who: fc.constantFrom(...people),
      paper: fc.constantFrom(...papers),
      page: fc.integer({ min: 1, max: 3 }),
      mark: fc.constantFrom(null, 'k1', 'k2'),
      text: fc.constantFrom('a', 'b'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      n: fc.nat(12),
      result: fc.constantFrom('accepted', 'explained', 'kept' as const),
      text: fc.constantFrom('', 'vì sao'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('withdraw' as const), n: fc.nat(12), who: fc.constantFrom(...people) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hide' as const), paper: fc.constantFrom(...papers) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mark' as const), paper: fc.constantFrom(...papers) }) },
);

it('O6 author and managers see an opinion and nobody else does, in every order of things', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), (steps) => {
      const [hidden, secret] = [new Set<string>(), new Set<string>()];
      const needs: OpinionNeeds = {
        accessOf: () => access,
        mayRead: (_, document) => !hidden.has(document),
        pagesOf: () => 2,
        isSecret: (document) => secret.has(document),
        over: () => false,
      };
      const access: Access = { audience: 'members', items: 'all' };
      interface Known {
        id: string;
        who: string;
        paper: string;
        mark: string | null;
        same: string;
        gone: boolean;
        quoted: boolean;
        said: string[];
      }
      const known: Known[] = [];
      let slice: OpinionsSlice = initial;
      let at = 0;
      const run = (by: string, verb: 'submit' | 'withdraw' | 'answer', input: object): boolean => {
        at += 1;
        const context = { meeting: 'm', actor: actor(by), at, newId, needs, prepared: undefined };
        const decided = decide[verb]!(slice, input as never, context);
        if (!decided.ok) refused += 1;
        for (const { type, data } of decided.ok ? (decided.facts as NewFact[]) : [])
          slice = evolve[type.slice('opinions.'.length) as 'submitted'](slice, data as never, { at, by });
        return decided.ok;
      };
      for (const one of steps) {
        if (one.do === 'hide') hidden.has(one.paper) ? hidden.delete(one.paper) : hidden.add(one.paper);
        else if (one.do === 'mark') secret.add(one.paper);
        else if (one.do === 'submit') {
          const { who, paper, page, mark, text } = one;
          const same = mark ?? `${page} ${text}`;
          const id = `ykien${String(known.length).padStart(7, '0')}`;
          const may =
            !hidden.has(paper) &&
            page <= 2 &&
            !known.some((o) => !o.gone && o.who === who && o.paper === paper && o.mark === mark && o.same === same);
          const input = { opinion: id, document: paper, version: 1, page, place: null, quote, text, mark };
          expect(run(who, 'submit', input)).toBe(may);
          if (may) known.push({ id, who, paper, mark, same, gone: false, quoted: !secret.has(paper), said: [] });
        } else {
          const found = known[one.n];
          if (!found) continue;
          if (one.do === 'withdraw') {
            const may = !found.gone && found.who === one.who && found.said.length === 0;
            expect(run(one.who, 'withdraw', { opinion: found.id })).toBe(may);
            if (may) found.gone = true;
          } else {
            const may = !found.gone && (one.result === 'accepted' || one.text !== '');
            expect(run('thuky0000000', 'answer', { opinion: found.id, result: one.result, text: one.text })).toBe(may);
            const said = `${one.result} ${one.text}`;
            if (may && found.said.at(-1) !== said) found.said.push(said);
          }
        }
        const standing = known.filter(({ gone }) => !gone);
        const board = boardView(() => undefined)(slice, { access, needs }).opinions;
        expect(Object.keys(board)).toEqual(standing.map(({ id }) => id));
        for (const { id, paper, quoted, said } of standing) {
          const shown = board[id]!;
          const blind = secret.has(paper) && hidden.has(paper);
          expect(shown.quote).toBe(quoted && !secret.has(paper) && !hidden.has(paper) ? quote : '');
          expect(shown.text !== '').toBe(!blind);
          const answers = [...shown.earlier, ...(shown.answer ? [shown.answer] : [])];
          expect(answers).toHaveLength(said.length);
          if (!blind) expect(answers.map(({ result, text }) => `${result} ${text}`)).toEqual(said);
        }
        for (const person of people) {
          const own = known.filter(({ who }) => who === person);
          const stands = own.filter(({ gone }) => !gone);
          expect(ownView(slice, person, access, needs).map(({ id }) => id)).toEqual(stands.map(({ id }) => id));
          const me = meView(slice, person, { access, needs });
          expect(me.answers).toBe(own.reduce((sum, { said }) => sum + said.length, 0));
          expect(me.changes).toBe(own.length + own.filter(({ gone }) => gone).length + me.answers);
        }
      }
    }),
    { numRuns: 150, seed: 20_261_124 },
  );
  expect(refused, 'the runs must meet refusals too').toBeGreaterThan(500);
});
