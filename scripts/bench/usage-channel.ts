import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();

/** Answers `usage` of server-process.ts from within the server that is measured. */
process.on('message', (message: { ask?: string; collect?: boolean }) => {
  if (message.ask !== 'usage') return;
  if (message.collect) (globalThis as { gc?: () => void }).gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, rss: process.memoryUsage.rss(), stallMs: delay.max / 1e6 });
  delay.reset();
});
