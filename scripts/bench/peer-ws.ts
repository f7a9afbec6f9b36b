// The floor of P1, P7 and P10: a bare `ws` server. A text from one goes to all others; a `vote` is one commit of its own.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { WebSocketServer } from 'ws';
import './usage-channel.ts';

const db = new Sqlite(join(mkdtempSync(join(tmpdir(), 'bench-ws-')), 'a.sqlite'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('create table votes (id integer primary key, body text)');
const insert = db.prepare('insert into votes (body) values (?)');
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('vote')) {
      insert.run(text);
      socket.send('ok');
      return;
    }
    for (const other of server.clients) if (other !== socket) other.send(text);
  });
});
server.on('listening', () =>
  console.log(JSON.stringify({ url: `ws://127.0.0.1:${(server.address() as { port: number }).port}` })),
);
