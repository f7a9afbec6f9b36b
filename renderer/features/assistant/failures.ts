import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const assistantFailures = defineFailures<'assistant'>({
  vi: {
    'assistant.not-ready': 'Trợ lý đang đọc tài liệu. Đồng chí chờ một lát rồi xem lại.',
    'assistant.no-text': 'Tài liệu là ảnh chụp, không có chữ để tóm tắt.',
    'assistant.model-failed': 'Trợ lý chưa trả lời được, tạm dùng các câu trích từ tài liệu.',
    'assistant.busy': 'Nhiều người đang hỏi trợ lý. Đồng chí chờ nửa phút rồi hỏi lại.',
  },
  en: {
    'assistant.not-ready': 'The assistant is reading the paper. Wait a moment and look again.',
    'assistant.no-text': 'The paper is a picture without text, so there is nothing to summarise.',
    'assistant.model-failed': 'The assistant could not answer; sentences taken from the paper stand in.',
    'assistant.busy': 'Many people are asking the assistant. Wait half a minute and ask again.',
  },
});
