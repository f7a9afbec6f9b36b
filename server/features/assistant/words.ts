/** The words of a text: runs of letters and digits, NFC, lower case; the measure of every word budget here. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Pairs of neighbouring words, each once. */
export function pairs(tokens: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 1 < tokens.length; at++) found.add(`${tokens[at]} ${tokens[at + 1]}`);
  return found;
}
