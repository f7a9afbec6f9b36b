/** What else a plain PDF holds: entries of its catalog, and objects, the first of them number 4 + 2 × pages. */
export interface PlainPdfParts {
  readonly catalog?: string;
  readonly objects?: readonly string[];
}

/** A plain PDF with one line of text per page, or several parted by `\n` (Latin letters only), correct to the byte offsets. */
export function plainPdf(lines: readonly string[], parts: PlainPdfParts = {}): Buffer {
  const objects: string[] = [];
  const pages = lines.map((_, i) => `${4 + i * 2} 0 R`);
  objects.push(`<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`);
  objects.push(`<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${lines.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (const [i, line] of lines.entries()) {
    const text = line
      .normalize('NFD')
      .replace(/[^\x20-\x7e\n]/g, '')
      .replace(/[()\\]/g, '')
      .replaceAll('\n', ') Tj 0 -20 Td (');
    const stream = `BT /F1 14 Tf 72 770 Td (${text}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
    );
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  objects.push(...(parts.objects ?? []));
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

export const onePagePdf = (line: string): Buffer => plainPdf([line]);
