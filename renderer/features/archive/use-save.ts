import { useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import type { EndpointParams } from '../../../shared/protocol.ts';
import { call } from '../../kernel/call.ts';
import { isShared } from '../../kernel/shared-device.ts';
import { saveFile } from '../../ui/save-file.ts';

type Taken = 'archive.votes' | 'archive.attendance' | 'archive.record';

/** Fetches one of the lists and keeps it as a file on this device; one at a time. */
export function useSave() {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async <N extends Taken>(name: N, params: EndpointParams<N>, file: string): Promise<void> => {
    if (busy !== null || isShared()) return;
    setBusy(file);
    const taken = await call(name, params);
    setBusy(null);
    setFailure(taken.ok ? null : taken.failure);
    if (taken.ok) saveFile(new Blob([taken.value as unknown as ArrayBuffer]), file);
  };
  return { save, busy, failure };
}
