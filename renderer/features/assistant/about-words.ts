import { defineWords } from '../../kernel/i18n/words.ts';

export const assistantAboutWords = defineWords({
  vi: {
    title: 'Trợ lý',
    none: 'Không dùng mô hình nào. Tóm tắt và trả lời là câu chữ của tài liệu, do máy chủ này tìm; không có gì ra khỏi cơ quan.',
    inside: (name: string, host: string) => `Mô hình ${name} tại ${host}, trong mạng của cơ quan.`,
    outside: (name: string, host: string) => `Mô hình ${name} tại ${host}, ở ngoài cơ quan.`,
    outsideMore:
      'Câu chữ của tài liệu không đóng dấu mật được gửi ra ngoài khi có người đọc tóm tắt hoặc đặt câu hỏi. Người quản trị máy chủ đã cho phép điều này khi khởi động.',
    allowedOnly: 'Máy chủ được phép dùng mô hình ở ngoài cơ quan nhưng chưa đặt mô hình nào như vậy.',
    secret: 'Tài liệu đóng dấu Mật không được gửi cho bất kỳ mô hình nào và không có trong câu trả lời.',
    kept: 'Lưu lại: mô hình, bản hướng dẫn, các trang đã dùng, đúng hay chưa đúng. Không lưu ai hỏi và hỏi gì.',
    answers: 'Câu trả lời đã đưa ra',
    by: 'Cách trả lời',
    given: 'Số lần',
    right: 'Được cho là đúng',
    wrong: 'Chưa đúng',
    extract: 'Trích nguyên văn',
    model: 'Do mô hình viết',
  },
  en: {
    title: 'Assistant',
    none: 'No model is used. Summaries and answers are words of the papers, found by this server; nothing leaves the office.',
    inside: (name: string, host: string) => `Model ${name} at ${host}, inside the office’s network.`,
    outside: (name: string, host: string) => `Model ${name} at ${host}, outside the office.`,
    outsideMore:
      'Words of papers that are not marked as secret are sent outside for summaries and questions. Whoever runs the server allowed this at its start.',
    allowedOnly: 'The server may use a model outside the office, but none is set up.',
    secret: 'Papers marked Mật are sent to no model and are in no answer.',
    kept: 'Kept: the model, the version of its instructions, the pages used, right or not right. Not kept: who asked, and what.',
    answers: 'Answers given',
    by: 'How',
    given: 'Times',
    right: 'Called right',
    wrong: 'Not right',
    extract: 'Word for word',
    model: 'Written by the model',
  },
});
