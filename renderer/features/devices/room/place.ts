/** Room and seat of a tablet, as one says them. */
export const placeOf = ({ room, seat }: { readonly room: string; readonly seat: string }): string =>
  [room, seat].filter(Boolean).join(', ');
