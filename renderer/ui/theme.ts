import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { getPreferences } from '../kernel/preferences.ts';
import { uiWords } from './words.ts';

const accent: MantineColorsTuple = [
  'var(--accent-0)',
  'var(--accent-1)',
  'var(--accent-2)',
  'var(--accent-3)',
  'var(--accent-4)',
  'var(--accent-5)',
  'var(--accent-6)',
  'var(--accent-7)',
  'var(--accent-8)',
  'var(--accent-9)',
];

/** The eye in a password's field, for the keyboard as well, in the language that is chosen now. */
const password = () => ({
  size: 'md' as const,
  visibilityToggleFocusable: true,
  visibilityToggleButtonProps: { 'aria-label': uiWords[getPreferences().language].showPassword },
});

const touch = { defaultProps: { size: 'md' as const } };

/** What is typed here is nobody else's: the browser does not keep it to propose it, unless a field says so itself. */
const typed = { defaultProps: { size: 'md' as const, autoComplete: 'off' } };

/** Mantine in the product's tokens: touch sizes, one accent, shade 8 for contrast. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 8,
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: {
    xs: 'var(--text-small)',
    sm: 'var(--text-note)',
    md: 'var(--text-body)',
    lg: 'var(--text-lead)',
    xl: 'var(--text-title)',
  },
  spacing: {
    xs: 'var(--space-2)',
    sm: 'var(--space-3)',
    md: 'var(--space-4)',
    lg: 'var(--space-5)',
    xl: 'var(--space-6)',
  },
  radius: {
    xs: 'var(--radius-small)',
    sm: 'var(--radius-small)',
    md: 'var(--radius)',
    lg: 'var(--radius-large)',
    xl: 'var(--radius-large)',
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    TextInput: typed,
    PasswordInput: { defaultProps: password },
    Textarea: typed,
    NumberInput: typed,
    Select: touch,
    Switch: { ...touch, classNames: { body: 'tall' } },
    Checkbox: touch,
    Radio: touch,
    Button: touch,
    Autocomplete: typed,
    // Otherwise a menu holds something that can be focused and is no entry of it: axe's aria-required-children.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    SegmentedControl: { ...touch, classNames: { label: 'segment' } },
  },
});

/** Surfaces and texts of Mantine's own parts, in both schemes, by our tokens. */
export const themeVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--paper-raised)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-error': 'var(--disagree)',
    '--mantine-color-default': 'var(--paper-raised)',
    '--mantine-color-default-hover': 'var(--paper-sunk)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-pressed)',
    '--mantine-primary-color-light': 'var(--accent-soft)',
    '--mantine-primary-color-light-color': 'var(--link)',
    '--input-height-md': 'var(--target)',
    '--button-height-md': 'var(--target)',
  };
  return { variables: {}, light: both, dark: both };
};
