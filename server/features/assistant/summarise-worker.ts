import { parentPort, workerData } from 'node:worker_threads';
import type { PageLines } from './page-line.ts';
import { summariseDocument } from './summary.ts';

/** One paper, two lengths; runs beside the event loop, since a long paper takes a while. */
const { pages, budgets } = workerData as { readonly pages: readonly PageLines[]; readonly budgets: readonly number[] };
parentPort?.postMessage(budgets.map((words) => summariseDocument(pages, words)));
