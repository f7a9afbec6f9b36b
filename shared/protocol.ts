import type { z } from 'zod';
import { agenda } from './features/agenda/contract.ts';
import { annotations } from './features/annotations/contract.ts';
import { archive } from './features/archive/contract.ts';
import { assistant } from './features/assistant/contract.ts';
import { attendance } from './features/attendance/contract.ts';
import { audit } from './features/audit/contract.ts';
import { backups } from './features/backups/contract.ts';
import { catalogues } from './features/catalogues/contract.ts';
import { devices } from './features/devices/contract.ts';
import { documents } from './features/documents/contract.ts';
import { groups } from './features/groups/contract.ts';
import { identity } from './features/identity/contract.ts';
import { library } from './features/library/contract.ts';
import { meetings } from './features/meetings/contract.ts';
import { messages } from './features/messages/contract.ts';
import { openings } from './features/openings/contract.ts';
import { opinions } from './features/opinions/contract.ts';
import { packs } from './features/packs/contract.ts';
import { participants } from './features/participants/contract.ts';
import { personal } from './features/personal/contract.ts';
import { presentation } from './features/presentation/contract.ts';
import { reading } from './features/reading/contract.ts';
import { service } from './features/service/contract.ts';
import { setup } from './features/setup/contract.ts';
import { speaking } from './features/speaking/contract.ts';
import { units } from './features/units/contract.ts';
import { updates } from './features/updates/contract.ts';
import { voting } from './features/voting/contract.ts';
import type { KernelFailure } from './kernel/failures.ts';
import type { Names, Spec } from './kernel/protocol-types.ts';

/** Raised when an old page can no longer talk to a new server; the handshake carries it. */
export const PROTOCOL_VERSION = 1;

/** All that may cross a wire, by feature. Everything else about the protocol is derived from this list. */
export const contracts = {
  setup,
  identity,
  units,
  catalogues,
  groups,
  audit,
  backups,
  devices,
  meetings,
  participants,
  agenda,
  documents,
  reading,
  openings,
  library,
  annotations,
  opinions,
  personal,
  packs,
  presentation,
  attendance,
  speaking,
  service,
  messages,
  voting,
  assistant,
  archive,
  updates,
};
export type Contracts = typeof contracts;

export type CommandName = Names<Contracts, 'commands'>;
export type CommandInput<N extends CommandName> = z.input<Spec<Contracts, 'commands', N>['input']>;
export type CommandReply<N extends CommandName> = z.output<Spec<Contracts, 'commands', N>['reply']>;

export type ViewName = Names<Contracts, 'views'>;
export type ViewValue<N extends ViewName> = z.output<Spec<Contracts, 'views', N>['schema']>;

export type LiveName = Names<Contracts, 'live'>;
export type LiveValue<N extends LiveName> = z.output<Spec<Contracts, 'live', N>['schema']>;
export type LiveInput<N extends LiveName> = z.input<Spec<Contracts, 'live', N>['schema']>;

export type SignalName = Names<Contracts, 'signals'>;
export type SignalValue<N extends SignalName> = z.output<Spec<Contracts, 'signals', N>['schema']>;

/** Bytes of an upload: a Blob, a File or a Uint8Array, whatever the platform's fetch sends. */
export type BinaryBody = Uint8Array | { readonly size: number; readonly type: string };
export type EndpointName = Names<Contracts, 'endpoints'>;
export type EndpointParams<N extends EndpointName> = z.input<Spec<Contracts, 'endpoints', N>['params']>;
export type EndpointBody<N extends EndpointName> = Spec<Contracts, 'endpoints', N>['body'] extends infer B
  ? B extends z.ZodType
    ? z.input<B>
    : B extends 'bytes'
      ? BinaryBody
      : undefined
  : never;
export type EndpointReply<N extends EndpointName> = Spec<Contracts, 'endpoints', N>['reply'] extends infer R
  ? R extends z.ZodType
    ? z.output<R>
    : R extends 'bytes'
      ? ArrayBuffer
      : undefined
  : never;

/** Every code that a person may meet; each language has a sentence for each, or it does not compile. */
export type FailureCode = KernelFailure | Contracts[keyof Contracts]['failures'][number];
