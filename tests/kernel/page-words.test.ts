import { expect, it } from 'vitest';
import { sentenceOf } from '../../renderer/kernel/i18n/failure-words.ts';
import { keepTrying } from '../../renderer/kernel/keep-trying.ts';
import { noteShared } from '../../renderer/kernel/shared-device.ts';
import { lobbyFailures } from '../../renderer/lobby-failures.ts';
import { saveFile } from '../../renderer/ui/save-file.ts';

it('a code whose sentence has not been loaded reads as no fault of the server', () => {
  for (const language of ['vi', 'en'] as const) {
    const said = sentenceOf(lobbyFailures, language, 'voting.already-cast');
    expect(said).not.toBe('');
    expect(said).not.toBe(sentenceOf(lobbyFailures, language, 'fault'));
  }
  expect(sentenceOf(lobbyFailures, 'vi', 'voting.already-cast')).toBe('Việc này chưa thực hiện được. Đề nghị thử lại.');
  expect(sentenceOf(lobbyFailures, 'vi', { code: 'fault', params: { incident: 'ab12' } })).toContain('ab12');
});

it('what could not be loaded is tried again, later each time, until it is there or nobody wants it', async () => {
  const waits: number[] = [];
  let left = 8;
  const value = await new Promise<string>((done) => {
    keepTrying(
      async () => {
        left -= 1;
        if (left > 0) throw new Error('no line');
        return 'here';
      },
      done,
      (ms, go) => {
        waits.push(ms);
        go();
      },
    );
  });
  expect(value).toBe('here');
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]);
});

it('E15 on the tablet of a room no screen saves a file: the next one would find it', () => {
  noteShared();
  // Where a file is offered, it is by the document, which is not there.
  expect(saveFile(new Blob(['a']), 'ket-qua.csv')).toBe(false);
});
