/**
 * A request with this header asks for the copy of a paper that is made for reading, if there is one. Without it the bytes
 * are those that were uploaded, and their hash proves it.
 */
export const readingHeader = 'x-nghisu-reading';
