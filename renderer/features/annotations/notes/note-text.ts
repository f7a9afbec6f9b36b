import * as Y from 'yjs';

/** Words of a formatted note: a line for each paragraph, heading or entry of a list. */
export function noteText(fragment: Y.XmlFragment): string {
  const lines: string[] = [];
  const read = (node: Y.XmlElement | Y.XmlFragment): void => {
    let line = '';
    for (const child of node.toArray()) {
      if (child instanceof Y.XmlText)
        for (const { insert } of child.toDelta() as { insert: unknown }[])
          line += typeof insert === 'string' ? insert : '';
      else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') line += '\n';
      else if (child instanceof Y.XmlElement) read(child);
    }
    if (line !== '') lines.push(line);
  };
  read(fragment);
  return lines.join('\n');
}
