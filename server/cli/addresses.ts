import { isIP } from 'node:net';
import { isLoopback } from '../kernel/origin.ts';
import type { Settings } from '../settings.ts';
import { TlsSource } from '../tls/tls-source.ts';

/** Addresses at which a server is reached: by other machines, the best first; and by its own, null where none of them fits. */
export interface Addresses {
  readonly others: readonly string[];
  readonly here: string | null;
}

export interface Listening {
  /** Where it listens, as it was asked for: `0.0.0.0`, `::`, `192.168.1.10`, `localhost` … */
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  /** Names and addresses that its certificate holds; undefined without TLS. */
  readonly certified: readonly string[] | undefined;
}

/** What a person can open, of what the server listens to and its certificate vouches for. */
export function addressesOf({ host, port, publicUrl, certified }: Listening): Addresses {
  const url = (name: string): string =>
    `${certified ? 'https' : 'http'}://${isIP(name) === 6 ? `[${name}]` : name}${certified && port === 443 ? '' : `:${port}`}`;
  if (isLoopback(host)) return { others: publicUrl === undefined ? [] : [publicUrl], here: url(host) };
  const everywhere = host === '0.0.0.0' || host === '::';
  const named = (certified ?? []).filter(
    (name) =>
      !isLoopback(name) &&
      !name.startsWith('*') &&
      (everywhere ? host === '::' || isIP(name) !== 6 : isIP(name) === 0 || name === host),
  );
  const own = everywhere ? ['localhost', '127.0.0.1'].find((name) => certified?.includes(name) ?? true) : undefined;
  return {
    others: publicUrl !== undefined ? [publicUrl] : named.map(url),
    here: own === undefined ? null : url(own),
  };
}

/** The addresses of this server, once it listens at `port`. */
export const addresses = ({ host, publicUrl, tls }: Settings, port: number): Addresses =>
  addressesOf({ host, port, publicUrl, certified: tls ? new TlsSource(tls).names : undefined });
