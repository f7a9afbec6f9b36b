import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { say } from '../words/say.ts';
import { fingerprintOf, namesOf, untilOf } from './room-certificate.ts';

/** Files of a certificate with its chain, and of its key, PEM; the authority only where it is the room's own. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string | null;
}

/** A certificate that does not serve; the message is a sentence for the person at the command line. */
export class TlsError extends Error {}

export interface TlsParts {
  readonly cert: string;
  readonly key: string;
  /** TLS 1.2 is the oldest that the rules for offices allow. */
  readonly minVersion: 'TLSv1.2';
}

/** What is served now. */
export class TlsSource {
  readonly files: TlsFiles;
  #parts: TlsParts;
  #names: readonly string[];

  /** Throws TlsError with a sentence for files that can't be read or do not belong together. */
  constructor(files: TlsFiles) {
    this.files = files;
    this.#parts = readParts(files);
    this.#names = namesOf(this.#parts.cert);
  }

  get parts(): TlsParts {
    return this.#parts;
  }
  /** Names and addresses that the certificate holds. */
  get names(): readonly string[] {
    return this.#names;
  }
  get until(): number {
    return untilOf(this.#parts.cert);
  }
  /** The authority that tablets have to trust; null where the certificate is from elsewhere. */
  get authority(): { readonly der: Buffer; readonly fingerprint: string; readonly until: number } | null {
    if (this.files.authority === null) return null;
    const pem = readFileSync(this.files.authority, 'utf8');
    return { der: new X509Certificate(pem).raw, fingerprint: fingerprintOf(pem), until: untilOf(pem) };
  }

  /**
   * Looks for new files every `everyMs`, so that a renewed certificate is served without a restart. Files that do not serve
   * are told to `onError`, and the ones before go on. Answers how to stop.
   */
  watch(onChange: (parts: TlsParts) => void, onError: (error: unknown) => void, everyMs = 30_000): () => void {
    const look = (): void => {
      try {
        this.#parts = readParts(this.files);
        this.#names = namesOf(this.#parts.cert);
        onChange(this.#parts);
      } catch (error) {
        onError(error);
      }
    };
    watchFile(this.files.certificate, { interval: everyMs, persistent: false }, look);
    return () => unwatchFile(this.files.certificate, look);
  }
}

function readParts({ certificate, key }: TlsFiles): TlsParts {
  const read = (path: string, setting: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      throw new TlsError(say().tlsUnreadable(setting, path));
    }
  };
  const parts: TlsParts = {
    cert: read(certificate, 'TLS_CERT'),
    key: read(key, 'TLS_KEY'),
    minVersion: 'TLSv1.2',
  };
  let fits = false;
  try {
    fits = new X509Certificate(parts.cert).checkPrivateKey(createPrivateKey(parts.key));
    if (fits) createSecureContext(parts);
  } catch (error) {
    throw new TlsError(say().tlsNoPem(certificate, key, (error as Error).message));
  }
  if (!fits) throw new TlsError(say().tlsForeignKey(key, certificate));
  return parts;
}
