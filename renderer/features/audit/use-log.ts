import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { audit } from '../../../shared/features/audit/contract.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import type { EndpointParams } from '../../../shared/protocol.ts';
import { call } from '../../kernel/call.ts';

type LogName = keyof Replies;

/** Lines that a file's export asks for at once. */
const exportPage = 500;

interface Replies {
  readonly 'audit.signIns': z.output<typeof audit.endpoints.signIns.reply>;
  readonly 'audit.entries': z.output<typeof audit.endpoints.entries.reply>;
}
type Paged<N extends keyof Replies> = Replies[N];

export interface Log<N extends LogName> {
  readonly pages: readonly Paged<N>[];
  readonly loading: boolean;
  readonly failure: Failure | null;
  /** Whether there may be older lines. */
  readonly next: number | null;
  readonly more: () => void;
  readonly reload: () => void;
}

/** A log page by page, newest first; begun again whenever its filter changes. */
export function useLog<N extends LogName>(name: N, filter: EndpointParams<N>): Log<N> {
  const [pages, setPages] = useState<readonly Paged<N>[]>([]);
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asking = useRef<AbortController | null>(null);
  const key = JSON.stringify(filter);
  const read = useCallback(
    async (before: number | null): Promise<void> => {
      asking.current?.abort();
      const mine = new AbortController();
      asking.current = mine;
      setLoading(true);
      const params = { ...(JSON.parse(key) as EndpointParams<N>), ...(before === null ? {} : { before }) };
      const result = (await call(name, params, undefined, mine.signal)) as Result<Paged<N>>;
      if (mine.signal.aborted) return;
      setLoading(false);
      setFailure(result.ok ? null : result.failure);
      if (!result.ok) return;
      const page = result.value;
      setPages((old) => (before === null ? [page] : [...old, page]));
    },
    [name, key],
  );
  useEffect(() => {
    void read(null);
    return () => asking.current?.abort();
  }, [read]);
  const next = pages.at(-1)?.next ?? null;
  return { pages, loading, failure, next, more: () => void read(next), reload: () => void read(null) };
}

/** Reads all that a filter finds, page after page, for a file; `counted` is told how far it is. */
export async function readAll<N extends LogName>(
  name: N,
  filter: EndpointParams<N>,
  counted: (pages: readonly Paged<N>[]) => void,
  signal: AbortSignal,
): Promise<readonly Paged<N>[] | Failure> {
  const pages: Paged<N>[] = [];
  for (let next: number | null | undefined; next !== null; ) {
    const params = { ...filter, limit: exportPage, ...(next === undefined ? {} : { before: next }) };
    const result = (await call(name, params, undefined, signal)) as Result<Paged<N>>;
    if (!result.ok) return result.failure;
    const page = result.value;
    pages.push(page);
    counted(pages);
    next = page.next;
  }
  return pages;
}
