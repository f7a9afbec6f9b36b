/**
 * Failures that the kernel itself answers with, for every feature alike.
 * `unknown-outcome` is the client's own: no reply came in time, and the retry with the same id will tell.
 */
export const kernelFailures = [
  'forbidden',
  'closed',
  'invalid',
  'signed-out',
  'disk-full',
  'over-limit',
  'read-only',
  'busy',
  'fault',
  'outdated',
  'unreachable',
  'unknown-outcome',
] as const;

export type KernelFailure = (typeof kernelFailures)[number];
