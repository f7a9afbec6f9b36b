import { defineWords } from '../../kernel/i18n/words.ts';

export const presentationWords = defineWords({
  vi: {
    present: 'Trình chiếu',
    presentThis: 'Trình chiếu tài liệu này cho mọi người',
    stop: 'Dừng trình chiếu',
    presenting: 'Đồng chí đang trình chiếu',
    following: (name: string) => `Đang theo dõi ${name}`,
    back: 'Quay lại trang đang trình chiếu',
    follow: 'Theo dõi trình chiếu',
    followingShort: 'Đang theo dõi',
    none: 'Chưa có trình chiếu. Chủ trì hoặc người được mời sẽ mở tài liệu để mọi người cùng xem.',
    closedDoor: 'Đang trình chiếu tài liệu của nội dung riêng mà đồng chí không dự.',
    started: (name: string) => `${name} bắt đầu trình chiếu`,
    stopped: 'Đã dừng trình chiếu',
    pointer: 'Chỉ bằng con trỏ',
  },
  en: {
    present: 'Present',
    presentThis: 'Show this paper to everybody',
    stop: 'Stop presenting',
    presenting: 'You are presenting',
    following: (name: string) => `Following ${name}`,
    back: 'Back to the presented page',
    follow: 'Follow the presenter',
    followingShort: 'Following',
    none: 'Nothing is being presented. The chair or whoever is asked opens a paper for all to see.',
    closedDoor: 'A paper of a closed item is being presented, in which you do not take part.',
    started: (name: string) => `${name} has begun to present`,
    stopped: 'The presentation has ended',
    pointer: 'Point at the page',
  },
});
