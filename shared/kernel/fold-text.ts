/**
 * Folds Vietnamese text for search: one character for one (in NFC), lower case, no tone or vowel marks, đ → d. Offsets in
 * the folded text are offsets in the NFC text.
 */
export const foldText = (text: string): string => {
  let folded = '';
  for (const unit of text.normalize('NFC')) {
    if (unit.length > 1) folded += unit;
    else if (unit === 'đ' || unit === 'Đ') folded += 'd';
    else folded += (unit.normalize('NFD')[0] ?? unit).toLowerCase().slice(0, 1) || unit;
  }
  return folded;
};
