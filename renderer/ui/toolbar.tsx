import { Menu, Popover, SegmentedControl, Switch } from '@mantine/core';
import {
  IconAdjustments,
  IconDeviceTablet,
  IconHelp,
  IconKey,
  IconLock,
  IconLogout,
  IconUser,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Failure } from '../../shared/kernel/result.ts';
import { useSay } from '../kernel/i18n/failure-words.ts';
import { useWords } from '../kernel/i18n/words.ts';
import {
  languages,
  type Scheme,
  schemes,
  setPreference,
  type TextSize,
  textSizes,
  usePreferences,
} from '../kernel/preferences.ts';
import { roomActs } from '../kernel/shared-device.ts';
import { waitsHere } from '../kernel/unsent.ts';
import { useSession, useSetSession, useSignOut } from '../kernel/use-session.ts';
import { ActionButton } from './action-button.tsx';
import { IconButton } from './icon-button.tsx';
import { useShowHelp } from './shortcuts.tsx';
import classes from './toolbar.module.css';
import { uiWords } from './words.ts';

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  values.some((candidate) => candidate === value);

/** Language, background, text size and sound: the same on every surface. */
export function DisplayMenu() {
  const w = useWords(uiWords);
  const { language, scheme, textSize, sound } = usePreferences();
  const help = useShowHelp();
  const [opened, setOpened] = useState(false);
  const schemeWords: Record<Scheme, string> = { auto: w.schemeAuto, light: w.schemeLight, dark: w.schemeDark };
  const sizeWords: Record<TextSize, string> = { '100': w.textNormal, '125': w.textLarge, '150': w.textLarger };
  return (
    <Popover position="bottom-end" width="var(--menu)" opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          label={w.settings}
          icon={<IconAdjustments aria-hidden="true" />}
          onPress={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label={w.settings}>
        <div className={classes.group}>
          <span className={classes.label} id="language-label">
            {w.language}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="language-label"
            value={language}
            onChange={(value) => isOneOf(languages, value) && setPreference('language', value)}
            data={[
              { value: 'vi', label: w.vietnamese },
              { value: 'en', label: w.english },
            ]}
          />
        </div>
        <div className={classes.group}>
          <span className={classes.label} id="scheme-label">
            {w.scheme}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="scheme-label"
            value={scheme}
            onChange={(value) => isOneOf(schemes, value) && setPreference('scheme', value)}
            data={schemes.map((value) => ({ value, label: schemeWords[value] }))}
          />
        </div>
        <div className={classes.group}>
          <span className={classes.label} id="size-label">
            {w.textSize}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="size-label"
            value={textSize}
            onChange={(value) => isOneOf(textSizes, value) && setPreference('textSize', value)}
            data={textSizes.map((value) => ({ value, label: sizeWords[value] }))}
          />
        </div>
        <Switch
          className={classes.switch}
          label={w.sound}
          checked={sound}
          onChange={(event) => setPreference('sound', event.currentTarget.checked)}
        />
        <ActionButton
          wide
          icon={<IconHelp aria-hidden="true" />}
          onPress={() => {
            setOpened(false);
            help();
          }}
        >
          {w.help}
        </ActionButton>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const w = useWords(uiWords);
  const { value: session } = useSession();
  const signOut = useSignOut();
  const say = useSay();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<Failure | null>(null);
  const setSession = useSetSession();
  const [unsent, setUnsent] = useState(false);
  if (!session?.person) return null;
  const { person, device } = session;
  const leave = async (): Promise<void> => {
    // Nothing of a person stays on the tablet of a room, also not what waits: so it asks once.
    if (device && !unsent && (await waitsHere(person.id))) return setUnsent(true);
    const refused = await signOut();
    setFailure(refused);
    if (!refused) await navigate({ to: '/sign-in' });
  };
  const lock = (): unknown => roomActs()?.lock(session, setSession);
  return (
    <Menu
      position="bottom-end"
      width="var(--menu)"
      keepMounted={false}
      onClose={() => {
        setFailure(null);
        setUnsent(false);
      }}
    >
      <Menu.Target>
        <IconButton label={`${w.account}: ${person.name}`} icon={<IconUser aria-hidden="true" />} />
      </Menu.Target>
      <Menu.Dropdown className={classes.panel}>
        <div className={classes.person}>
          <strong>{person.name}</strong>
          <span>{person.position}</span>
          <span>{person.unitName}</span>
        </div>
        <Menu.Divider />
        <Menu.Item
          className={classes.item}
          leftSection={<IconKey aria-hidden="true" />}
          onClick={() => void navigate({ to: '/account' })}
        >
          {w.myAccount}
        </Menu.Item>
        {device ? (
          <Menu.Item className={classes.item} leftSection={<IconLock aria-hidden="true" />} onClick={lock}>
            {w.lockDevice}
          </Menu.Item>
        ) : null}
        <Menu.Item
          className={classes.item}
          leftSection={device ? <IconDeviceTablet aria-hidden="true" /> : <IconLogout aria-hidden="true" />}
          closeMenuOnClick={false}
          onClick={() => void leave()}
        >
          {device ? w.handBack : w.signOut}
        </Menu.Item>
        {unsent ? (
          <p className={classes.refused} role="alert">
            {w.unsentInk}
          </p>
        ) : null}
        {failure ? (
          <p className={classes.refused} role="alert">
            {w.stillSignedIn} {say(failure)}
          </p>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done on this screen. */
export function HelpButton() {
  const w = useWords(uiWords);
  const help = useShowHelp();
  return <IconButton label={w.help} icon={<IconHelp aria-hidden="true" />} aria-keyshortcuts="?" onPress={help} />;
}

/** What stands at the right end of every surface's bar. */
export function Toolbar() {
  return (
    <div className={classes.toolbar}>
      <div className={classes.help}>
        <HelpButton />
      </div>
      <DisplayMenu />
      <AccountMenu />
    </div>
  );
}
