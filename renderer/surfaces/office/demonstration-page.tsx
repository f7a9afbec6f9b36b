import { RemoveDemonstration } from '../../features/setup/remove-demonstration.tsx';

export function DemonstrationPage() {
  return <RemoveDemonstration />;
}
