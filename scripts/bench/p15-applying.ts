import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as Y from 'yjs';
import { InkGroup } from '../../renderer/features/annotations/ink-group.ts';
import { packEntries, readEntries } from '../../shared/collab/bundle.ts';
import { median, print, rounded, stamp } from './measure.ts';
import { packed, plain, strokesOf, updatesOf } from './strokes.ts';

const strokes = 5000;
const writers = 10;

/** P15: a tablet takes 5,000 strokes in, ours from a bundle to marks by page, beside one Yjs document with JSON points. */
export async function applying(rounds: number): Promise<void> {
  const lines = strokesOf(strokes);
  const each = strokes / writers;
  const bundle = deflateRawSync(
    packEntries(
      Array.from({ length: writers }, (_, i) => [
        `owner${String(i).padStart(15, '0')}`,
        Y.mergeUpdates(updatesOf(lines.slice(i * each, (i + 1) * each), packed, 1)),
      ]),
    ),
  );
  const json = Y.mergeUpdates(updatesOf(lines, plain, 1));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds + 2; round += 1) {
    let begun = stamp();
    const group = new InkGroup({ layer: 'meeting', onPages: () => {}, onUpdate: () => {} });
    group.takeAll(readEntries(new Uint8Array(inflateRawSync(bundle))));
    let count = 0;
    for (let page = 1; page <= 8; page += 1) count += group.page(page).length;
    if (count !== strokes) throw new Error(`${count} strokes`);
    ours.push(stamp() - begun);
    group.destroy();
    begun = stamp();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, json);
    count = 0;
    for (const stroke of doc.getMap<{ points: readonly { x: number }[] }>('strokes').values())
      if (stroke.points.length > 1) count += 1;
    if (count !== strokes) throw new Error(`${count} strokes`);
    theirs.push(stamp() - begun);
  }
  // The first two warm the machine's code up.
  const [of, beside] = [median(ours.slice(2)), median(theirs.slice(2))];
  print(
    'P15',
    'a tablet takes 5,000 strokes in: ms from the packed bytes to marks by page, beside JSON points in Yjs',
    {
      ours: rounded(of),
      json: rounded(beside),
      ratio: rounded(of / beside, 3),
      target: 0.15,
      rounds: { ours: ours.map((ms) => rounded(ms)), json: theirs.map((ms) => rounded(ms)) },
    },
  );
}
