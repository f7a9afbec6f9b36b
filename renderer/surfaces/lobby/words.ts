import { defineWords } from '../../kernel/i18n/words.ts';

export const lobbyWords = defineWords({
  vi: {
    title: 'Phiên họp của tôi',
    today: 'Hôm nay',
    later: 'Sắp tới',
    earlier: 'Đã qua',
    enter: 'Vào phòng họp',
    run: 'Điều hành',
    prepare: 'Chuẩn bị',
    office: 'Văn phòng',
    emptyTitle: 'Đồng chí chưa có phiên họp nào',
    emptyText: 'Khi thư ký đưa đồng chí vào thành phần dự họp và thông báo phiên họp, phiên họp sẽ hiện ở đây.',
    todayNone: 'Hôm nay không có phiên họp.',
    hello: (name: string) => `Kính chào đồng chí ${name}`,
    showEarlier: (n: number) => `Xem ${n} phiên họp đã qua`,
  },
  en: {
    title: 'My meetings',
    today: 'Today',
    later: 'Coming',
    earlier: 'Past',
    enter: 'Enter the meeting room',
    run: 'Run the meeting',
    prepare: 'Prepare',
    office: 'Office',
    emptyTitle: 'You have no meetings yet',
    emptyText: 'Once a secretary puts you on the list of a meeting and announces it, it will be shown here.',
    todayNone: 'There is no meeting today.',
    hello: (name: string) => `Welcome, ${name}`,
    showEarlier: (n: number) => `Show ${n} past meetings`,
  },
});
