import { defineWords } from '../../kernel/i18n/words.ts';

export const serviceWords = defineWords({
  vi: {
    title: 'Gọi phục vụ',
    water: 'Nước uống',
    paper: 'Giấy, bút',
    technician: 'Kỹ thuật',
    secretary: 'Thư ký',
    waiting: (time: string) => `Đã gọi lúc ${time}, bấm để hủy`,
    coming: 'Có người đang đến',
    calls: 'Đang gọi phục vụ',
    callOf: (name: string, kind: string) => `${name}: ${kind}`,
    take: 'Đang đến',
    done: 'Xong',
    doneOf: (name: string, kind: string) => `Xong yêu cầu ${kind} của ${name}`,
    takeOf: (name: string, kind: string) => `Báo đang đến cho yêu cầu ${kind} của ${name}`,
  },
  en: {
    title: 'Call for service',
    water: 'Water',
    paper: 'Paper, pen',
    technician: 'Technician',
    secretary: 'Secretary',
    waiting: (time) => `Called at ${time}, press to take it back`,
    coming: 'Somebody is coming',
    calls: 'Calls for service',
    callOf: (name, kind) => `${name}: ${kind}`,
    take: 'Coming',
    done: 'Done',
    doneOf: (name, kind) => `End the call of ${name} for ${kind}`,
    takeOf: (name, kind) => `Say that somebody comes for the call of ${name} for ${kind}`,
  },
});
