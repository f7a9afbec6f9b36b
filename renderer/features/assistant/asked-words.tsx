import { type ReactNode, useMemo } from 'react';
import { foldText } from '../../../shared/kernel/fold-text.ts';

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A text with what was asked about marked: words that stand side by side in the question too. One word alone says too little. */
export function AskedWords({ text, question }: { readonly text: string; readonly question: string }) {
  const parts = useMemo(() => partsOf(text, question), [text, question]);
  return <>{parts}</>;
}

function partsOf(text: string, question: string): ReactNode[] {
  const asked = wordsOf(question);
  const pairs = new Set(asked.slice(1).map((word, at) => `${asked[at]} ${word}`));
  const pieces = text.split(/(?<=\s)/u);
  const folded = pieces.map((piece) => wordsOf(piece).join(''));
  const isAsked = pieces.map(
    (_, at) => pairs.has(`${folded[at - 1]} ${folded[at]}`) || pairs.has(`${folded[at]} ${folded[at + 1]}`),
  );
  const runs: { text: string; asked: boolean }[] = [];
  pieces.forEach((piece, at) => {
    const last = runs.at(-1);
    if (last && last.asked === isAsked[at]) last.text += piece;
    else runs.push({ text: piece, asked: isAsked[at] ?? false });
  });
  // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text never move
  return runs.map((run, at) => (run.asked ? <strong key={at}>{run.text}</strong> : run.text));
}
