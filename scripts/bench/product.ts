// The product under measurement: tests/support/serve.ts with a channel for its usage.
import './usage-channel.ts';

await import('../../tests/support/serve.ts');
