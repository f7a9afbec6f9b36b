import { defineWords } from '../../kernel/i18n/words.ts';

export const accountWords = defineWords({
  vi: {
    sound: 'Âm báo trên máy này',
    trySound: 'Thử loa',
    soundPlayed:
      'Vừa phát hai tiếng báo. Không nghe thấy: tăng âm lượng của máy, tắt chế độ im lặng, xem tai nghe hoặc loa ngoài còn cắm.',
    soundNone: 'Trình duyệt này không phát được âm thanh. Báo quản trị hệ thống.',
  },
  en: {
    sound: 'Sound on this device',
    trySound: 'Try the loudspeaker',
    soundPlayed:
      'Two tones were played. If you heard none: turn up the volume, switch silent mode off, look for headphones or speakers that are plugged in.',
    soundNone: 'This browser plays no sound. Tell the system administrator.',
  },
});
