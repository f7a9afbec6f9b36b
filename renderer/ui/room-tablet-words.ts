import { defineWords } from '../kernel/i18n/words.ts';

export const roomTabletWords = defineWords({
  vi: {
    noFiles:
      'Máy này là của phòng họp: tệp lưu ở đây thì người ngồi sau cũng mở được. Đồng chí tải tệp trên máy của mình.',
  },
  en: {
    noFiles:
      'This tablet belongs to the room: whoever sits here next could open a file that is saved on it. Download files on a device of your own.',
  },
});
