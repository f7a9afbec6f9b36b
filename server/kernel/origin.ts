/** Which pages may talk to this server: its own, by the address that it is reached at. */
export interface Origins {
  /** Whether a request with this Origin and Host header may pass; no Origin means no browser. */
  readonly allows: (origin: string | undefined, host: string | undefined) => boolean;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** Whether an address to listen on stays on this machine. */
export const isLoopback = (host: string): boolean => loopback.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * The allow-list: `publicUrl` when it is declared, the names that the server's own certificate holds, and the loopback names
 * of this machine. The Host header is compared as well, against a foreign name that was made to point here.
 */
export function allowOrigins(publicUrl: string | undefined, certified: () => readonly string[] = () => []): Origins {
  const declared = publicUrl ? new URL(publicUrl) : undefined;
  const hostOk = (host: string | undefined): boolean => {
    if (!host) return false;
    if (declared && host === declared.host) return true;
    const name = host.replace(/:\d+$/, '');
    const plain = name.replace(/^\[(.*)\]$/, '$1');
    // A wildcard stands for one label (RFC 6125, 6.4.3).
    return isLoopback(name) || certified().some((one) => one === plain || one === plain.replace(/^[^.]+/, '*'));
  };
  return {
    allows: (origin, host) => {
      if (!hostOk(host)) return false;
      if (origin === undefined) return true;
      try {
        const url = new URL(origin);
        return (
          url.origin === declared?.origin ||
          (url.host === host && (url.protocol === 'https:' || isLoopback(url.hostname)))
        );
      } catch {
        return false;
      }
    },
  };
}
