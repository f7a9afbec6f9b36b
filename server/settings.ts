import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Retention } from './backup/backup-folder.ts';
import { isInBuilding } from './kernel/building.ts';
import { isLoopback } from './kernel/origin.ts';
import { roomFolder } from './tls/room-certificate.ts';
import type { TlsFiles } from './tls/tls-source.ts';
import { say } from './words/say.ts';

/** Settings by environment; see docs/operations.md for what each does. */
const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PUBLIC_URL: z.url().optional(),
  /** PEM files of a certificate from elsewhere; without them the room's own serves, once `nghisu certificate` made it. */
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  NGHISU_DATA: z.string().default('data'),
  NGHISU_CHECKPOINTS: z.string().optional(),
  /** Set when a proxy in front speaks TLS to the tablets. */
  NGHISU_TLS_PROXY: z.enum(['0', '1']).default('0'),
  /** Whether letters are read off scanned pages in the background, where Tesseract is installed. */
  NGHISU_SCANS: z.enum(['on', 'off']).default('on'),
  /** How long a tablet may show the papers that it keeps without reaching the server. */
  NGHISU_PACK_HOURS: z.coerce.number().int().min(1).max(720).default(72),
  /** Folder of the backups, best on another disk; when the daily one is made, by the server's clock; how many stay. */
  NGHISU_BACKUPS: z.string().optional(),
  NGHISU_BACKUP_AT: z.union([z.literal('off'), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).default('02:00'),
  NGHISU_BACKUP_DAYS: z.coerce.number().int().min(1).max(3650).default(14),
  NGHISU_BACKUP_MONTHS: z.coerce.number().int().min(0).max(120).default(12),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_MODEL: z.string().optional(),
  /** Leave to send papers, never those marked Mật, to a model outside the building. */
  NGHISU_MODEL_OUTSIDE: z.enum(['0', '1']).default('0'),
});

/** The one model that may be asked. */
export interface ModelSetting {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly outside: boolean;
}

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  /** Certificate and key, when this server speaks TLS itself. */
  readonly tls: TlsFiles | undefined;
  readonly data: string;
  readonly checkpoints: string;
  /** Letters are read off scans. */
  readonly scans: boolean;
  readonly packHours: number;
  readonly backups: {
    readonly folder: string;
    /** Minute of the day, by the server's clock; null for none. */
    readonly atMinute: number | null;
    readonly retention: Retention;
  };
  readonly model: ModelSetting | undefined;
  readonly modelOutside: boolean;
}

/** A setting that the product does not start with; the message is for the person at the command line. */
export class SettingError extends Error {}

/** How a setting is written, in words; empty for one that takes whatever stands there. */
function formOf(name: string): string {
  const forms: Readonly<Record<string, string>> = say().settingForms;
  return forms[name] ?? '';
}

/** Reads the settings; throws SettingError with a sentence for each that cannot be. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    throw new SettingError(
      [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
        .map((name) => say().settingWrong(name, formOf(name)))
        .join(' '),
    );
  const {
    HOST,
    PORT,
    PUBLIC_URL,
    TLS_CERT,
    TLS_KEY,
    NGHISU_DATA,
    NGHISU_CHECKPOINTS,
    NGHISU_TLS_PROXY,
    NGHISU_SCANS,
    NGHISU_PACK_HOURS,
    NGHISU_BACKUPS,
    NGHISU_BACKUP_AT,
    NGHISU_BACKUP_DAYS,
    NGHISU_BACKUP_MONTHS,
    OPENAI_API_KEY,
    OPENAI_BASE_URL,
    OPENAI_MODEL,
    NGHISU_MODEL_OUTSIDE,
  } = parsed.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) throw new SettingError(say().tlsPair);
  const data = resolve(NGHISU_DATA);
  const room = roomFolder(data);
  const tls: TlsFiles | undefined =
    NGHISU_TLS_PROXY === '1'
      ? undefined
      : TLS_CERT !== undefined && TLS_KEY !== undefined
        ? { certificate: resolve(TLS_CERT), key: resolve(TLS_KEY), authority: null }
        : existsSync(room.certificate) && existsSync(room.key)
          ? { certificate: room.certificate, key: room.key, authority: room.authority }
          : undefined;
  if (!isLoopback(HOST) && NGHISU_TLS_PROXY !== '1' && !tls) throw new SettingError(say().plainHttp(HOST));
  if ((NGHISU_TLS_PROXY === '1' && !PUBLIC_URL?.startsWith('https://')) || (tls && PUBLIC_URL?.startsWith('http://')))
    throw new SettingError(tls ? say().publicUrlOfTls : say().publicUrlOfProxy);
  const modelOutside = NGHISU_MODEL_OUTSIDE === '1';
  const model = readModel(OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL, modelOutside);
  return {
    host: HOST,
    port: PORT,
    publicUrl: PUBLIC_URL,
    tls,
    data,
    checkpoints: resolve(NGHISU_CHECKPOINTS ?? join(data, 'checkpoints', 'checkpoints.jsonl')),
    scans: NGHISU_SCANS === 'on',
    packHours: NGHISU_PACK_HOURS,
    backups: {
      folder: resolve(NGHISU_BACKUPS ?? join(data, 'backups')),
      atMinute:
        NGHISU_BACKUP_AT === 'off'
          ? null
          : Number(NGHISU_BACKUP_AT.slice(0, 2)) * 60 + Number(NGHISU_BACKUP_AT.slice(3)),
      retention: { daily: NGHISU_BACKUP_DAYS, monthly: NGHISU_BACKUP_MONTHS },
    },
    model,
    modelOutside,
  };
}

function readModel(
  address: string | undefined,
  apiKey: string | undefined,
  name: string | undefined,
  mayBeOutside: boolean,
): ModelSetting | undefined {
  if (!apiKey && !address) return undefined;
  const baseUrl = address ?? 'https://api.openai.com/v1';
  const { hostname, protocol } = new URL(baseUrl);
  if (protocol !== 'http:' && protocol !== 'https:') throw new SettingError(say().modelScheme);
  if (!name) throw new SettingError(say().modelMissing);
  const outside = !isInBuilding(hostname);
  if (outside && !mayBeOutside) throw new SettingError(say().modelOutside(hostname));
  if (outside && protocol !== 'https:') throw new SettingError(say().modelPlain(baseUrl));
  return { baseUrl, apiKey: apiKey ?? 'none', model: name, outside };
}
