/** Height of a line of text, as a multiple of the size of its letters. */
export const lineHeight = 1.3;
/** Free space around the words within their box, in pt. */
export const textMargin = 3;

/**
 * Breaks a text into lines no wider than `width`, between words where it can and within a word that is too long for a line.
 * `widthOf` measures; its unit is that of `width`.
 */
export function textLines(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/ +/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (widthOf(longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (widthOf(line) > width && [...line].length > 1) {
        const letters = [...line];
        let fits = letters.length - 1;
        while (fits > 1 && widthOf(letters.slice(0, fits).join('')) > width) fits -= 1;
        lines.push(letters.slice(0, fits).join(''));
        line = letters.slice(fits).join('');
      }
    }
    lines.push(line);
  }
  return lines;
}
