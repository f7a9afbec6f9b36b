import { lazy, Suspense } from 'react';
import type { Failure } from '../../../shared/kernel/result.ts';
import { Loading } from '../../ui/states.tsx';

const OfflineDoor = lazy(async () => ({
  default: (await import('../../features/packs/offline-door.tsx')).OfflineDoor,
}));

/** Nobody is known, because the server does not answer: a way to what this device keeps, or the sentence. */
export function NoServer(props: { readonly failure: Failure; readonly onRetry: () => void }) {
  return (
    <Suspense fallback={<Loading />}>
      <OfflineDoor {...props} />
    </Suspense>
  );
}
