import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { type Uploaded, type UploadRun, uploadFile } from './upload.ts';

export interface Upload {
  readonly state: 'idle' | 'sending' | 'checking' | 'done';
  readonly share: number;
  readonly uploaded: Uploaded | null;
  readonly failure: Failure | null;
  readonly start: (file: File) => void;
  readonly stop: () => void;
}

/** One upload at a time: how far it has come, its end, and how to stop it. */
export function useUpload(meeting: string): Upload {
  const run = useRef<UploadRun | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [uploaded, setUploaded] = useState<Uploaded | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => () => run.current?.stop(), []);
  const start = (file: File): void => {
    run.current?.stop();
    setUploaded(null);
    setFailure(null);
    setShare(0);
    const mine = uploadFile(meeting, file, setShare);
    run.current = mine;
    void mine.done.then((result) => {
      if (run.current !== mine) return;
      run.current = null;
      setShare(null);
      if (result === 'stopped') return;
      if (result.ok) setUploaded(result.value);
      else setFailure(result.failure);
    });
  };
  const state = share === null ? (uploaded ? 'done' : 'idle') : share < 1 ? 'sending' : 'checking';
  return { state, share: share ?? 0, uploaded, failure, start, stop: () => run.current?.stop() };
}
