import { z } from 'zod';

/** Milliseconds since 1970, UTC, between 2000 and 2100. */
export const moment = z.number().int().min(946_684_800_000).max(4_102_444_800_000);
