/** In ms. */
const waitMs = 8000;

/** Whether a product answers at an origin. */
export async function reach(origin: string, get: typeof fetch): Promise<'none' | 'not-reachable' | 'not-nghisu'> {
  try {
    const response = await get(`${origin}/api/session`, {
      redirect: 'error',
      signal: AbortSignal.timeout(waitMs),
      credentials: 'omit',
    });
    const answer = (await response.json()) as { protocol?: unknown };
    return typeof answer.protocol === 'number' ? 'none' : 'not-nghisu';
  } catch (error) {
    return error instanceof SyntaxError ? 'not-nghisu' : 'not-reachable';
  }
}
