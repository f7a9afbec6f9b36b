/** One run of text on one baseline; points (1/72 inch), origin at the top left of the page as it is shown (rotation applied). */
export interface PdfLine {
  /** NFC, single spaces, never empty. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Font size in points, of the longest piece of the line. */
  readonly size: number;
}

/** Size in points as shown, lines in the file's own order (columns and cells stay apart). */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** An entry of the file's own table of contents; the page counts from 1 and is absent where the file's target is broken. */
export interface PdfOutlineEntry {
  readonly title: string;
  readonly depth: number;
  readonly page?: number;
}

/** All text of a PDF. `encrypted` means that it opened without a password but restricts what may be done with it. */
export interface PdfText {
  readonly pages: readonly PdfPage[];
  readonly outline: readonly PdfOutlineEntry[];
  readonly encrypted: boolean;
}

/** What the child prints: the text, or why there is none. */
export type PdfReport = { readonly text: PdfText } | { readonly error: 'damaged' | 'password' | 'too-large' };
