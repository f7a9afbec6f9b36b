import { defineFailures } from '../../kernel/i18n/failure-words.ts';

export const backupsFailures = defineFailures<'backups'>({
  vi: { 'backups.running': 'Đang sao lưu. Chờ xong rồi làm lại nếu cần.' },
  en: { 'backups.running': 'A backup is under way. Wait for its end, then begin another if you need one.' },
});
