/**
 * Failures that the kernel itself answers with, for every feature alike.
 * `unknown-outcome` is the client's own: no reply came in time, and the retry with the same id will tell.
 */
export const kernelFailures = [
  'forbidden',
  'closed',
  'invalid',
  'signed-out',
  /** A PIN has let him in, and this takes the password. */
  'password-due',
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
