import { BackupList } from '../../features/backups/backup-list.tsx';

export function BackupsPage() {
  return <BackupList />;
}
