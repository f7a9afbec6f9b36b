import { call } from '../../renderer/kernel/call.ts';
import type { MeetingLink } from '../../renderer/kernel/meeting-link.ts';
import { defineFacts, fact } from '../../server/kernel/fact.ts';
import { defineFeature, from } from '../../server/kernel/feature.ts';
import { voting } from '../../shared/features/voting/contract.ts';
import type { FailureCode } from '../../shared/protocol.ts';

// Compiled by `npm run check`, never run: a wrong call does not compile. Each expected error that did not come would be one itself.

export async function rightAndWrongCalls(link: MeetingLink): Promise<void> {
  await link.command('voting.cast', { question: 'question0001', choice: 'agree' });
  // @ts-expect-error: there is no such command
  await link.command('voting.vote', {});
  // @ts-expect-error: a choice that does not exist
  await link.command('voting.cast', { question: 'question0001', choice: 'maybe' });
  // @ts-expect-error: an input is missing
  await link.command('voting.cast', { choice: 'agree' });
  // @ts-expect-error: the clock's name is no view
  link.view('voting.clock');
  const board = link.view('voting.board');
  // @ts-expect-error: views are what was sent, nothing is written into them that they do not have
  board?.questions.x?.colour;
  const made = await link.command('agenda.addItem', { title: 'Nội dung', minutes: 5 });
  if (made.ok) {
    const item: string = made.value.item;
    // @ts-expect-error: the reply has no such part
    made.value.question;
    void item;
  }
  await link.setLive('presentation.page', { document: 'document0001', page: 1 });
  // @ts-expect-error: a page is a number
  await link.setLive('presentation.page', { document: 'document0001', page: 'one' });
  // @ts-expect-error: the endpoint needs its meeting
  await call('assistant.meeting', {});
}

/** Every failure has to be one of a contract. */
// @ts-expect-error: no contract has this code
export const unknown: FailureCode = 'voting.too-late-in-the-evening';

export const wrongFeature = () =>
  defineFeature(voting, {
    needs: { count: from('voting', (slice: { readonly n: number }) => slice.n) },
    initial: { n: 0 },
    facts: defineFacts('voting', { counted: fact<{ readonly by: number }>(1) }),
    evolve: {
      counted: (slice, data) => ({ n: slice.n + data.by }),
      // @ts-expect-error: a fold of a fact that the feature does not have
      lost: (slice: { n: number }) => slice,
    },
    views: {
      // @ts-expect-error: the view lacks what its schema asks
      board: () => ({ questions: {} }),
    },
    mine: { me: () => ({ open: null }) },
  });
