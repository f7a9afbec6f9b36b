import { comparable } from '../model-answer.ts';
import type { PageText } from '../questions/passages.ts';
import { splitSentences } from '../split-sentences.ts';
import { words } from '../words.ts';

/** One change between two versions: empty `before` came in, empty `after` went; the page is one of the new version. */
export interface ChangedPlace {
  readonly before: string;
  readonly after: string;
  readonly page: number;
}

interface Sentence {
  readonly text: string;
  readonly page: number;
  readonly key: string;
}

/** Two sentences that share fewer of their words are two sentences, not one that was changed. */
const alike = 0.4;
/** Sentences of one version that are looked at for their like in the other at most: beyond that it is another paper. */
const lookedMax = 300;
/** Words of a sentence by which its like is found: the first ones tell it, and a table without stops has thousands. */
const comparedWordsMax = 80;
/** A word that stands in more of the sentences that went tells none of them from the others. */
const commonMin = 12;
const nearMax = 3;
/** Words that are shown on both sides of what has changed in a long sentence, such as a table without stops. */
const around = 12;
const longMin = 60;

/** Sentences of a whole paper: one that goes on over the end of a page is one. Each stands on the page on which it begins. */
function sentencesOf(pages: readonly PageText[]): Sentence[] {
  let text = '';
  const starts: { readonly at: number; readonly page: number }[] = [];
  for (const { page, text: own } of pages) {
    // A page begins with its own number; what goes on in small letters is a number of the text.
    const plain = own
      .normalize('NFC')
      .replace(new RegExp(`^${page} (?=\\p{Lu})`, 'u'), '')
      .replace(/\s+/gu, ' ')
      .trim();
    if (plain === '') continue;
    starts.push({ at: text.length, page });
    text += `${plain} `;
  }
  let at = 0;
  return splitSentences(text).map((sentence) => {
    at = Math.max(at, text.indexOf(sentence, at));
    const page = starts.findLast((start) => start.at <= at)?.page ?? 1;
    at += sentence.length;
    return { text: sentence, page, key: comparable(sentence) };
  });
}

/** Those of `all` that are not in `others`, as often as they are there. */
function onlyIn(all: readonly Sentence[], others: readonly Sentence[]): Sentence[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return all.filter(({ key }) => {
    const n = left.get(key) ?? 0;
    if (n > 0) left.set(key, n - 1);
    return n === 0;
  });
}

/** Of two long sentences what lies around their difference. */
function narrowed(before: string, after: string): readonly [string, string] {
  const [a, b] = [before.split(' '), after.split(' ')];
  if (Math.max(a.length, b.length) < longMin) return [before, after];
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < least - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const cut = (all: readonly string[]): string => {
    const from = Math.max(0, head - around);
    const to = Math.min(all.length, all.length - tail + around);
    return `${from > 0 ? '… ' : ''}${all.slice(from, to).join(' ')}${to < all.length ? ' …' : ''}`;
  };
  return [cut(a), cut(b)];
}

/**
 * What has changed from one version to the next, sentence by sentence, in the order of the new version; null where so much
 * has that it is another paper. Case, blanks and signs that are not seen are no change.
 */
export function changedPlaces(before: readonly PageText[], after: readonly PageText[]): readonly ChangedPlace[] | null {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  const [gone, come] = [onlyIn(old, now), onlyIn(now, old)];
  if (gone.length > lookedMax || come.length > lookedMax) return null;
  const wordsOf = new Map(
    [...gone, ...come].map((sentence) => [sentence, new Set(words(sentence.text).slice(0, comparedWordsMax))]),
  );
  const having = new Map<string, Sentence[]>();
  for (const other of gone)
    for (const word of wordsOf.get(other)!) {
      const others = having.get(word);
      if (others) others.push(other);
      else having.set(word, [other]);
    }
  // In a paper of a few sentences every word may be a common one.
  const commonAt = Math.max(commonMin, gone.length / 10);
  const pairs = come
    .flatMap((one, at) => {
      const a = wordsOf.get(one)!;
      // What was edited in its place stands at about the same one of those that went.
      const middle = Math.round((at * gone.length) / come.length);
      const near = new Set(gone.slice(Math.max(0, middle - nearMax), middle + nearMax + 1));
      for (const word of a) {
        const others = having.get(word) ?? [];
        if (others.length <= commonAt) for (const other of others) near.add(other);
      }
      return [...near].map((other) => {
        const b = wordsOf.get(other)!;
        let shared = 0;
        for (const word of a) if (b.has(word)) shared += 1;
        return { one, other, likeness: shared / Math.max(1, a.size + b.size - shared) };
      });
    })
    .filter(({ likeness }) => likeness >= alike)
    .sort((a, b) => b.likeness - a.likeness);
  const partner = new Map<Sentence, Sentence>();
  const taken = new Set<Sentence>();
  for (const { one, other } of pairs) {
    if (partner.has(one) || taken.has(other)) continue;
    partner.set(one, other);
    taken.add(other);
  }
  const changed = come.map((one): ChangedPlace => {
    const other = partner.get(one);
    if (!other) return { before: '', after: one.text, page: one.page };
    const [was, is] = narrowed(other.text, one.text);
    return { before: was, after: is, page: one.page };
  });
  const places = new Map(now.map(({ key, page }) => [key, page]));
  const removed = gone
    .filter((other) => !taken.has(other))
    .map((other): ChangedPlace => {
      // It stood behind something that is still there, or at the beginning.
      const kept = old.slice(0, old.indexOf(other)).findLast(({ key }) => places.has(key));
      return { before: other.text, after: '', page: kept ? places.get(kept.key)! : 1 };
    });
  return [...changed, ...removed].sort((a, b) => a.page - b.page);
}

const figures = (text: string): string => (text.match(/\d+(?:[.,]\d+)*/gu) ?? []).sort().join(' ');

/** The places that a model is given: those whose numbers changed come first where there is no room for all; then in order. */
export function mostTelling(places: readonly ChangedPlace[], placesMax: number, lettersMax: number): ChangedPlace[] {
  const weighed = places.map((place, at) => ({
    place,
    at,
    telling: figures(place.before) === figures(place.after) ? 1 : 0,
  }));
  weighed.sort((a, b) => a.telling - b.telling || a.at - b.at);
  let letters = 0;
  const kept = weighed.slice(0, placesMax).filter(({ place: { before, after } }) => {
    letters += before.length + after.length;
    return letters <= lettersMax;
  });
  return kept.sort((a, b) => a.at - b.at).map(({ place }) => place);
}
