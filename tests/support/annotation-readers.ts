import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';

/** An annotation of the first page as another program tells it; the rectangle in pt from the lower left corner. */
export interface ToldAnnotation {
  /** Null where the program does not tell it. */
  readonly author: string | null;
  /** When it was last changed. */
  readonly at: number;
  readonly rect: readonly number[];
}

export const hasReaders = (): boolean =>
  existsSync('/usr/bin/mutool') && existsSync('/usr/lib/x86_64-linux-gnu/girepository-1.0/Poppler-0.18.typelib');

/** As poppler's library lists them. */
export function byPoppler(path: string): readonly ToldAnnotation[] {
  const program = `
import gi, json, sys
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler
page = Poppler.Document.new_from_file("file://" + sys.argv[1], None).get_page(0)
told = []
for mapping in page.get_annot_mapping():
    annot, area = mapping.annot, mapping.area
    # The library's own classes for ink and stamps tell no author.
    author = annot.get_label() if isinstance(annot, Poppler.AnnotMarkup) else None
    told.append({"author": author, "date": annot.get_modified() or "", "rect": [area.x1, area.y1, area.x2, area.y2]})
print(json.dumps(told))
`;
  const told = execFileSync('/usr/bin/python3', ['-c', program, path], { encoding: 'utf8' });
  const found = JSON.parse(told) as { author: string | null; date: string; rect: number[] }[];
  return found.map(({ author, date, rect }) => ({
    author,
    at: Date.parse(date.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')),
    rect,
  }));
}

/** As MuPDF lists them. */
export function byMupdf(path: string): readonly ToldAnnotation[] {
  const script = `${path}.js`;
  writeFileSync(
    script,
    `
var page = new PDFDocument(scriptArgs[0]).loadPage(0);
var height = page.bound()[3];
var told = page.getAnnotations().filter(function (annot) { return annot.getType() !== 'Popup'; }).map(function (annot) {
  var rect = annot.bound();
  return { author: annot.getAuthor(), at: annot.getModificationDate().getTime(), rect: [rect[0], height - rect[3], rect[2], height - rect[1]] };
});
print(JSON.stringify(told));
`,
  );
  return JSON.parse(execFileSync('mutool', ['run', script, path], { encoding: 'utf8' })) as ToldAnnotation[];
}
