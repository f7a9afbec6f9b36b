import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

/** First byte of a TLS handshake (RFC 8446, 5.1). */
const handshake = 0x16;
/** Who has said nothing for so long is let go, and so is a plain request that is not whole by then. In ms. */
const silentMs = 10_000;

/**
 * One port for TLS and for whoever types the address without `https://`: a plain request is sent on to the same address
 * over TLS and gets nothing else.
 */
export function tlsDoor(secure: HttpServer): Server {
  const door = createServer({ pauseOnConnect: true }, (socket) => {
    socket.setTimeout(silentMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      if (!first) return void socket.destroy();
      socket.unshift(first);
      if (first[0] !== handshake) return sendOn(socket);
      socket.setTimeout(0);
      socket.removeAllListeners('error');
      secure.emit('connection', socket);
    });
  });
  // The server behind never listens by itself, and it is then that Node begins to let go of requests that never end.
  door.on('listening', () => void secure.emit('listening'));
  return door;
}

function sendOn(socket: Socket): void {
  let head = '';
  // In all, not since the last byte: one each second would hold a connection for hours.
  const late = setTimeout(() => socket.destroy(), silentMs);
  socket.on('close', () => clearTimeout(late));
  const hear = (chunk: Buffer): void => {
    head += chunk.toString('latin1');
    if (!head.includes('\r\n\r\n') && head.length < 8192) return;
    // What comes after the answer is read by nobody.
    socket.off('data', hear).resume();
    const path = /^[A-Z]+ (\/\S*) HTTP\/1\.[01]\r\n/.exec(head)?.[1];
    const host = /\r\nhost: *([\w.:[\]-]+)\r\n/i.exec(head)?.[1];
    if (!path || !host) return void socket.destroy();
    socket.end(
      `HTTP/1.1 308 Permanent Redirect\r\nLocation: https://${host}${path}\r\nContent-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n`,
    );
  };
  socket.on('data', hear);
}
