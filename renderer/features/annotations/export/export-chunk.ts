// Loaded when somebody takes a paper out: nothing of it is in the scripts of the lobby or of the reader.
export { burnIn } from './burn-in.ts';
export { loadFonts } from './fonts.ts';
export { printPages } from './print-pages.ts';
export { annotate } from './real-annotations.ts';
export { xfdfOf } from './xfdf.ts';
