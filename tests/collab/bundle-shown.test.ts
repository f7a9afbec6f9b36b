import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { InkBundles } from '../../server/kernel/ink-bundles.ts';
import { InkPages } from '../../server/kernel/ink-pages.ts';
import { ownersIn } from '../support/bundle.ts';

const update = (): Uint8Array => {
  const doc = new Y.Doc();
  for (let i = 0; i < 20; i += 1) doc.getMap('strokes').set(`k${i}`, new Uint8Array(400));
  return Y.encodeStateAsUpdate(doc);
};

it('who begins to write while a bundle is packed is in it only for those whom he is shown to', async () => {
  const pages = new InkPages('ink/m/d/1/0/meeting');
  const write = (owner: string): void => {
    const doc = pages.doc(owner);
    doc.n += 1;
    pages.take([[doc, doc.n, update()]]);
  };
  write('presenter');
  let late = (): void => write('delegate');
  const bundles = new InkBundles(pages, async () => {
    late();
    late = () => {};
  });
  const shows = (owner: string): boolean => owner === 'presenter';
  expect(ownersIn(await bundles.bundle(shows))).toEqual(['presenter']);
  expect(ownersIn(await bundles.bundle(() => true))).toEqual(['delegate', 'presenter']);
});
