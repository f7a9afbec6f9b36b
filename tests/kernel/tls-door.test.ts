import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { expect, it } from 'vitest';
import { tlsDoor } from '../../server/kernel/tls-door.ts';
import { issue, makeAuthority } from '../../server/tls/authority.ts';

it('behind the door of TLS a request that never ends is let go', async () => {
  const authority = await makeAuthority(['localhost'], Date.now());
  const { certificate, key } = await issue(authority, ['localhost'], Date.now());
  const patience = { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 50 };
  const secure = createServer({ cert: certificate, key, ...patience }, (_, response) => response.end());
  const door = tlsDoor(secure);
  await new Promise<void>((settle) => door.listen(0, '127.0.0.1', settle));
  const { port } = door.address() as AddressInfo;
  const heard = await new Promise<string>((settle) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1', ca: authority.certificate, servername: 'localhost' }, () =>
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n'),
    );
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => settle(text));
  });
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  secure.close();
  await new Promise((settle) => door.close(settle));
});
