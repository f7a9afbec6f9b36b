import * as Y from 'yjs';

/** 52 bits of a text, in two lanes of FNV-1a: a number that two devices find alike, and no other text by chance. */
function numberOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x85ebca6b);
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}

/**
 * Moves a note that an earlier version kept as plain text into the formatted one. Two devices may do it at once: what they
 * insert bears the same ids where they had the same letters, so that it is there once; letters that one of them did not know
 * stay plain and are moved by the next. Nothing is lost.
 */
export function liftPlain(doc: Y.Doc, plain: Y.Text, name: string, origin: unknown): void {
  const text = plain.toString();
  if (text === '') return;
  const idAt = (index: number): string => {
    const { item } = Y.createRelativePositionFromTypeIndex(plain, index);
    return item ? `${item.client}.${item.clock}` : '';
  };
  const made = new Y.Doc();
  // Typed anew, the same words have other letters, and are moved anew.
  made.clientID = numberOf(`${name}\n${idAt(0)}\n${idAt(plain.length - 1)}\n${text}`);
  made.getXmlFragment(name).insert(
    0,
    text.split('\n').map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      if (line !== '') paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    }),
  );
  doc.transact(() => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(made), origin);
    plain.delete(0, plain.length);
  }, origin);
  made.destroy();
}
