import { defineWords } from '../kernel/i18n/words.ts';

/** What a print that came to nothing means, for every place that prints. */
export const printWords = defineWords({
  vi: {
    'no-printer': 'Máy này chưa có máy in nào. Thêm máy in trong cài đặt của máy, hoặc tải tệp về và in ở máy khác.',
    failed: 'Chưa in được. Kiểm tra máy in còn giấy và đang bật, rồi in lại.',
  },
  en: {
    'no-printer':
      'This device has no printer. Add one in the settings of the device, or download the file and print it elsewhere.',
    failed: 'It could not be printed. Check that the printer is on and has paper, then print again.',
  },
});
