import { shellScheme } from '../shared/shell/names.ts';
import { sourceOf } from './navigation.ts';

interface Details {
  readonly url: string;
  /** Who asks; absent for what the shell opens itself. */
  readonly initiatorOrigin?: string;
}
interface Item {
  getURLChain(): string[];
}
export interface GuardedSession {
  readonly webRequest: {
    onBeforeRequest(listener: (details: Details, answer: (verdict: { cancel: boolean }) => void) => void): void;
  };
  on(event: 'will-download', listener: (event: { preventDefault(): void }, item: Item) => void): unknown;
}

const ownOrigin = `${shellScheme}://own`;

/** Whether anything may be asked at an address: of the pinned server whatever it is, of the shell's own files by themselves. */
export function mayAsk({ url, initiatorOrigin }: Details, pinned: string | null, packaged: boolean): boolean {
  if (!packaged && url.startsWith('devtools://')) return true;
  const source = sourceOf(url.replace(/^ws(s?):/i, 'http$1:'), pinned);
  if (source === 'own') return initiatorOrigin === undefined || initiatorOrigin === ownOrigin;
  return source === 'page';
}

/** Whether a file may be saved: one that the server sends, or that the page made itself. */
const maySave = (address: string, pinned: string | null): boolean =>
  sourceOf(address.replace(/^blob:/i, ''), pinned) === 'page';

/**
 * A second wall behind the content security policy of the server: a page that lost its policy, or never had one, reaches
 * the pinned server and nothing else.
 */
export function guardRequests(session: GuardedSession, pinned: () => string | null, packaged: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayAsk(details, pinned(), packaged) }));
  session.on('will-download', (event, item) => {
    if (!item.getURLChain().every((address) => maySave(address, pinned()))) event.preventDefault();
  });
}
