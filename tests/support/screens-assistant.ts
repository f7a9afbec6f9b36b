import type { Page } from 'playwright-core';
import { openPaper, painted, type Scene, type Screen, unfocus } from './scene.ts';

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

/** What the assistant answers: with places, and where no paper tells. */
export const assistantScreens: readonly Screen[] = [
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
];
