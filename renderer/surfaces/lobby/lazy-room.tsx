import { lazy, Suspense } from 'react';
import { Loading } from '../../ui/states.tsx';
import type { RoomTabletProps } from './room-tablet.tsx';

const RoomTablet = lazy(async () => ({ default: (await import('./room-tablet.tsx')).RoomTablet }));

/** Fetched by tablets of rooms alone. */
export function LazyRoom(props: RoomTabletProps) {
  return (
    <Suspense fallback={props.shows === 'nothing' ? null : <Loading />}>
      <RoomTablet {...props} />
    </Suspense>
  );
}
