// P2's peer: Hocuspocus as its documentation starts it, keeping nothing.
import { Server } from '@hocuspocus/server';
import './usage-channel.ts';

const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, debounce: 60_000 });
await server.listen();
console.log(JSON.stringify({ url: server.webSocketURL.replace('0.0.0.0', '127.0.0.1') }));
