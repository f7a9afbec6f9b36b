import type { Page } from 'playwright-core';
import type { Answer } from '../../shared/features/assistant/questions.ts';
import { openPaper, openTablet, painted, type Scene, type Screen, unfocus } from './scene.ts';

/** Opens the assistant beside the paper and asks it. */
async function asked(scene: Scene, question: string): Promise<Page> {
  const { assistant: w, tablet: t } = scene.words;
  const page = await openPaper(scene);
  const tab = page.getByRole('tab', { name: t.assistant });
  if ((await tab.count()) === 0)
    await page.getByRole('navigation', { name: t.actions }).getByRole('button', { name: t.panel }).click();
  await tab.click();
  await page.getByRole('textbox', { name: w.askLabel }).fill(question);
  await page.getByRole('button', { name: w.ask, exact: true }).click();
  return page;
}

/** Opens the assistant without a paper: what waits, and what lies behind the papers. */
async function briefed(scene: Scene): Promise<Page> {
  const { assistant: w, tablet: t } = scene.words;
  const page = await openTablet(scene);
  const tab = page.getByRole('tab', { name: t.assistant });
  if ((await tab.count()) === 0)
    await page.getByRole('navigation', { name: t.actions }).getByRole('button', { name: t.panel }).click();
  await tab.click();
  await page.getByRole('region', { name: w.forMe }).getByRole('listitem').first().waitFor();
  await page.getByRole('region', { name: w.differing }).waitFor();
  await page.getByRole('list', { name: w.sentences }).waitFor();
  return page;
}

/** What the assistant answers, with places and where no paper tells, and what an administrator is told of it. */
export const assistantScreens: readonly Screen[] = [
  {
    name: 'tablet-brief',
    act: 'reading',
    show: async (scene) => {
      const page = await briefed(scene);
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'tablet-background',
    act: 'reading',
    show: async (scene) => {
      const page = await briefed(scene);
      await page.getByRole('region', { name: scene.words.assistant.decided }).scrollIntoViewIfNeeded();
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'tablet-question',
    act: 'reading',
    show: async (scene) => {
      const page = await asked(scene, 'Bao nhiêu hộ phải di dời khỏi hành lang sạt lở?');
      await page.getByRole('list', { name: scene.words.assistant.placesList }).waitFor();
      await painted(page);
      await unfocus(page);
      return page;
    },
  },
  {
    name: 'tablet-question-none',
    act: 'reading',
    show: async (scene) => {
      const page = await asked(scene, 'Ai vô địch giải bóng đá quốc gia?');
      await page.getByText(scene.words.assistant.tellsNothing, { exact: true }).waitFor();
      await painted(page);
      await unfocus(page);
      return page;
    },
  },
  {
    // What a model has written; the product that is looked at has none, so its answer is played.
    name: 'tablet-question-model',
    act: 'reading',
    show: async (scene) => {
      const { assistant: w } = scene.words;
      const page = await openPaper(scene);
      await page.route('**/questions', async (route) => {
        const answer = (await (await route.fetch()).json()) as Answer;
        const written: Partial<Answer> = {
          by: 'model',
          model: 'qwen3-14b',
          prompt: 1,
          sentences: [
            { text: 'Có 86 hộ phải di dời toàn bộ, hoàn thành trước ngày 31 tháng 8 năm 2027.', sources: [0, 2] },
            { text: 'Ngoài ra 26 hộ bị thu hồi một phần đất.', sources: [2] },
          ],
        };
        const isWriting = (route.request().postDataJSON() as { write: boolean }).write;
        await route.fulfill({ json: { ...answer, writer: 'qwen3-14b', ...(isWriting && written) } });
      });
      await asked(scene, 'Bao nhiêu hộ phải di dời khỏi hành lang sạt lở?');
      await page.getByRole('list', { name: w.answer, exact: true }).waitFor();
      await page.getByRole('button', { name: w.right, exact: true }).click();
      await page.getByText(w.thanks).waitFor();
      await page.unroute('**/questions');
      await unfocus(page);
      await page.getByRole('heading', { name: w.answerTo }).scrollIntoViewIfNeeded();
      return page;
    },
  },
  {
    name: 'assistant-about',
    act: 'reading',
    show: async (scene) => {
      const page = await scene.page('quantri', '/office/assistant');
      await page.getByRole('table').waitFor();
      return page;
    },
  },
];
