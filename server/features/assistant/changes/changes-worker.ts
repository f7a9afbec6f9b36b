import { parentPort, workerData } from 'node:worker_threads';
import type { PageText } from '../questions/passages.ts';
import { changedPlaces } from './changed-places.ts';

/** Two versions of one paper; runs beside the event loop, since long papers take a while. */
const { before, after } = workerData as { readonly before: readonly PageText[]; readonly after: readonly PageText[] };
parentPort?.postMessage(changedPlaces(before, after));
