import { IconX } from '@tabler/icons-react';
import type { Versions } from '../../features/annotations/versions/use-versions.ts';
import { VersionPanel } from '../../features/annotations/versions/version-panel.tsx';
import { versionsWords } from '../../features/annotations/versions/words.ts';
import { ChangesInWords } from '../../features/assistant/changes-in-words.tsx';
import { useWords } from '../../kernel/i18n/words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SideDrawer } from './side-drawer.tsx';
import classes from './versions-column.module.css';

export interface VersionsColumnProps {
  readonly meeting: string;
  readonly document: string;
  readonly versions: Versions;
  readonly narrow: boolean;
  readonly onGo: (page: number) => void;
}

/** What changed in the open paper: beside it, or over it where there is no room. */
export function VersionsColumn({ meeting, document, versions, narrow, onGo }: VersionsColumnProps) {
  const w = useWords(versionsWords);
  if (!versions.opened) return null;
  const title = w.changes(versions.version);
  const go = (page: number): void => {
    if (narrow) versions.look();
    onGo(page);
  };
  const panel = (
    <VersionPanel
      versions={versions}
      onGo={go}
      inWords={<ChangesInWords meeting={meeting} document={document} against={versions.against} onGo={go} />}
    />
  );
  if (narrow)
    return (
      <SideDrawer opened title={title} side="right" onClose={versions.close}>
        {panel}
      </SideDrawer>
    );
  return (
    <aside className={classes.column} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <IconButton label={w.close} icon={<IconX aria-hidden="true" />} onPress={versions.close} />
      </div>
      <div className={classes.body}>{panel}</div>
    </aside>
  );
}
