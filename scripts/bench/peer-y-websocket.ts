// A peer of P2 to P5: y-websocket's own server, keeping nothing.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { setupWSConnection } from 'y-websocket/bin/utils';
import './usage-channel.ts';

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', setupWSConnection);
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ url: `ws://127.0.0.1:${(server.address() as { port: number }).port}` })),
);
