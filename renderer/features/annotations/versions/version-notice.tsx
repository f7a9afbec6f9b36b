import { IconFileDiff, IconX } from '@tabler/icons-react';
import { useWords } from '../../../kernel/i18n/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Choice, Group } from '../../documents/page-choices.tsx';
import type { Versions } from './use-versions.ts';
import classes from './versions.module.css';
import { versionsWords } from './words.ts';

/** Says once that a paper has a new version, and as long as there are some that marks of one's own lie on an earlier one. */
export function VersionNotice({ versions }: { versions: Versions }) {
  const w = useWords(versionsWords);
  const { any, hidden, version, pictures, own, opened } = versions;
  if (!any || opened || (hidden && own === 0)) return null;
  return (
    <Notice
      action={
        <>
          <div className={classes.actions}>
            {pictures ? null : <ActionButton onPress={versions.toggle}>{w.see}</ActionButton>}
            {own > 0 ? (
              <ActionButton onPress={versions.carry} sending={versions.carrying}>
                {w.carry}
              </ActionButton>
            ) : null}
          </div>
          <IconButton label={w.hide} icon={<IconX aria-hidden="true" />} onPress={versions.hide} />
        </>
      }
    >
      {w.news(version)}
      {pictures ? ` ${w.pictures}` : null}
      {own > 0 ? ` ${w.own(own)}` : null}
    </Notice>
  );
}

/** Opens and closes the list of changes, whenever one likes: a part of the page menu. */
export function VersionChoice({ versions, onPress }: { versions: Versions; onPress: () => void }) {
  const w = useWords(versionsWords);
  if (!versions.any || versions.pictures) return null;
  return (
    <Group label={w.version(versions.version)}>
      <Choice
        icon={<IconFileDiff />}
        pressed={versions.opened}
        onPress={() => {
          onPress();
          versions.toggle();
        }}
      >
        {w.see}
      </Choice>
    </Group>
  );
}
