/** A title as the name of a file: without what file systems do not take, and no longer than they take. */
export const fileName = (title: string): string =>
  title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim();
