const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new id of 20 characters out of a–z and 0–9; for commands, and for things whose id the client chooses. */
export function newId(): string {
  let text = '';
  while (text.length < 20)
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // 252 = 7 · 36: bytes above would favour the first letters.
      if (byte < 252 && text.length < 20) text += letters[byte % 36];
    }
  return text;
}
