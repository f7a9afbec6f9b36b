// P8's peer: the way of an open e-Cabinet. A vote is a POST with a commit of its own; each change tells every page, which
// waits 250 ms and lists 17 collections over HTTP again. No artificial work: lists come from memory, as JSON.
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { WebSocketServer } from 'ws';
import './usage-channel.ts';

const members = Number(process.argv[2]);
const db = new Sqlite(join(mkdtempSync(join(tmpdir(), 'bench-lists-')), 'a.sqlite'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(
  'create table rows (collection integer, id integer, body text); create index by_collection on rows (collection)',
);
const row = db.prepare('insert into rows values (?, ?, ?)');
db.transaction(() => {
  for (let collection = 1; collection < 17; collection++)
    for (let id = 0; id < members; id++)
      row.run(collection, id, JSON.stringify({ id, name: `Mục ${id}`, text: 'x'.repeat(120), created: 1 }));
})();
const list = db.prepare('select body from rows where collection = ?');
let requests = 0;
let bytes = 0;
const server = createServer((request, response) => {
  requests += 1;
  if (request.method === 'POST') {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      row.run(0, requests, body);
      response.end('{}');
      for (const page of pages.clients) page.send('changed');
    });
    return;
  }
  if (request.url === '/counts') {
    response.end(JSON.stringify({ requests, bytes }));
    return;
  }
  const collection = Number(request.url!.split('/').at(-1));
  const text = `[${list
    .all(collection)
    .map((one) => (one as { body: string }).body)
    .join(',')}]`;
  bytes += text.length;
  response.setHeader('content-type', 'application/json');
  response.end(text);
});
const pages = new WebSocketServer({ server });
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}` })),
);
