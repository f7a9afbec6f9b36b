const clock = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour12: false,
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** What stands across the pictures of a paper: who looks, and when (Vietnam's time). */
export const readerMark = (name: string, at: number, secret = false): string =>
  `${secret ? 'MẬT · ' : ''}${name} · ${clock.format(at)}`;
