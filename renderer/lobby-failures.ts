import { devicesFailures } from './features/devices/failures.ts';
import { identityFailures } from './features/identity/failures.ts';
import { meetingsFailures } from './features/meetings/failures.ts';
import { setupFailures } from './features/setup/failures.ts';
import { kernelFailureWords } from './kernel/i18n/kernel-failures.ts';

/** Sentences for what can fail before a meeting or a page of the office is open. */
export const lobbyFailures = {
  vi: {
    ...kernelFailureWords.vi,
    ...setupFailures.vi,
    ...identityFailures.vi,
    ...devicesFailures.vi,
    ...meetingsFailures.vi,
  },
  en: {
    ...kernelFailureWords.en,
    ...setupFailures.en,
    ...identityFailures.en,
    ...devicesFailures.en,
    ...meetingsFailures.en,
  },
};
