import type { CDPSession, Page } from 'playwright-core';

/** Pictures of a page as the browser puts them on the screen, each one from `start` to `stop`. */
export async function recordFrames(page: Page): Promise<{ readonly stop: () => Promise<readonly string[]> }> {
  const session = await page.context().newCDPSession(page);
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return {
    stop: async () => {
      await session.send('Page.stopScreencast');
      await session.detach();
      return frames;
    },
  };
}

/** Share of dark pixels in a part of a picture, 0…1; the picture is decoded by a page of the same browser. */
export const darkShare = (
  page: Page,
  frame: string,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<number> =>
  page.evaluate(
    async ([data, part]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data: pixels } = context.getImageData(part.x, part.y, part.width, part.height);
      let dark = 0;
      for (let i = 0; i < pixels.length; i += 4) if (pixels[i]! + pixels[i + 1]! + pixels[i + 2]! < 300) dark += 1;
      return dark / (pixels.length / 4);
    },
    [frame, box] as const,
  );

/** Two fingers around a point, from one distance to another in steps; in CSS pixels. */
export async function pinch(
  session: CDPSession,
  { x, y }: { readonly x: number; readonly y: number },
  from: number,
  to: number,
): Promise<void> {
  const points = (distance: number) => [
    { x: x - distance / 2, y, id: 1 },
    { x: x + distance / 2, y, id: 2 },
  ];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(from) });
  for (let step = 1; step <= 12; step += 1)
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: points(from + ((to - from) * step) / 12),
    });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
