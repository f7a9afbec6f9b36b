import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { EndpointSpec } from '../../shared/kernel/contract.ts';
import type { Failure, Result } from '../../shared/kernel/result.ts';
import { isAccountRight, isOfOffice, isPasswordDue } from '../../shared/kernel/roles.ts';
import type { Feature } from './feature.ts';
import type { Homes } from './homes.ts';
import { incident } from './log.ts';
import { isLoopback, type Origins } from './origin.ts';
import type { Sessions } from './sessions.ts';
import { accessOf, holds, routeAccessOf } from './who.ts';

export interface HttpOptions {
  readonly features: readonly Feature[];
  readonly homes: Homes;
  readonly sessions: Sessions;
  readonly origins: Origins;
  /** Folder of the built page; without it only the API is served. */
  readonly page: string;
  readonly build: string;
  readonly metrics: () => Promise<string>;
  readonly ready: () => boolean;
  /** Certificate and key, where this server speaks TLS itself. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly minVersion: 'TLSv1.2' } | undefined;
}

/** In ms. */
const requestTimeout = 120_000;

/** Answers for failures; a rule's own codes are 409. */
const statusOf = (code: string): number =>
  ({
    forbidden: 403,
    'password-due': 403,
    'signed-out': 401,
    invalid: 400,
    'disk-full': 507,
    'over-limit': 429,
    fault: 500,
  })[code] ?? 409;
const answerFailure = (reply: FastifyReply, failure: Failure, status = statusOf(failure.code)): FastifyReply =>
  reply.code(status).send({ failure });

/** Serves the endpoints of all contracts and the page. No route is written by hand but health, metrics and the page. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 256 * 1024,
    trustProxy: 'loopback',
    serverFactory: (listener) => {
      const server = options.tls
        ? createSecureServer({ ...options.tls, requestTimeout }, listener)
        : createServer({ requestTimeout }, listener);
      // As Fastify sets it for servers of its own: longer than what proxies in front keep a connection.
      server.keepAliveTimeout = 72_000;
      return server;
    },
    routerOptions: { maxParamLength: 300 },
  });
  await app.register(fastifyHelmet, {
    enableCSPNonces: true,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        imgSrc: ["'self'", 'blob:', 'data:'],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, { encodings: ['br', 'gzip'], threshold: 2048 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(body as string));
    } catch {
      done(Object.assign(new Error('json'), { statusCode: 400 }), undefined);
    }
  });
  // Uploads are streamed by their route.
  app.addContentTypeParser(['application/pdf', 'application/octet-stream'], (_, __, done) => done(null));
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500)
      return answerFailure(reply, { code: status === 413 || status === 429 ? 'over-limit' : 'invalid' }, status);
    return answerFailure(reply, { code: 'fault', params: { incident: incident(error, request.url) } });
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!options.origins.allows(request.headers.origin, request.headers.host) && request.url !== '/healthz')
      return answerFailure(reply, { code: 'forbidden' });
    return undefined;
  });
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_, reply) => reply.code(options.ready() ? 200 : 503).send({ ready: options.ready() }));
  // How busy the room is, is this machine's business.
  app.get('/metrics', async ({ ip }, reply) =>
    isLoopback(ip.replace('::ffff:', ''))
      ? reply.type('text/plain; version=0.0.4').send(await options.metrics())
      : answerFailure(reply, { code: 'forbidden' }),
  );
  for (const feature of options.features)
    for (const [name, spec] of Object.entries(feature.contract.endpoints))
      app.route({
        method: spec.method,
        url: spec.path,
        handler: (request, reply) => serve(options, feature, name, spec, request, reply),
      });
  await servePage(app, options.page, options.build);
  return app;
}

async function serve(
  options: HttpOptions,
  feature: Feature,
  name: string,
  spec: EndpointSpec,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (spec.method !== 'GET') {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return answerFailure(reply, { code: 'forbidden' });
  }
  const { homes, sessions } = options;
  const raw = { ...(request.query as object), ...(request.params as object) } as { meeting?: unknown; as?: unknown };
  // A room's display says that it is one: its browser may know a person as well, who sees more.
  const as = raw.as === 'display' ? 'display' : 'any';
  const { actor, mustChangePassword } = await sessions.identify(request.headers.cookie, as);
  const account = isAccountRight(spec.right);
  if (spec.right !== 'anyone' && actor.kind === 'nobody') return answerFailure(reply, { code: 'signed-out' });
  // The first password opens one door only: the one where it is changed.
  if (spec.right !== 'anyone' && mustChangePassword && `${feature.name}.${name}` !== 'identity.changePassword')
    return answerFailure(reply, { code: 'signed-out' });
  const host = !account && typeof raw.meeting === 'string' ? await homes.find(raw.meeting) : undefined;
  if (!holds(homes.who, actor, spec.right, host?.state)) return answerFailure(reply, { code: 'forbidden' });
  if (actor.byPin && isPasswordDue(spec)) return answerFailure(reply, { code: 'password-due' });
  if (host && spec.method !== 'GET' && !spec.afterClosing && homes.who.closed(host.state))
    return answerFailure(reply, { code: 'closed' });
  // A route of an office that PINs may take gives what the office sees; all others what anybody in the room does.
  const whole = host && accessOf(homes.who, host.state, actor);
  const access = host && (isOfOffice(spec.right) ? whole : routeAccessOf(homes.who, host.state, actor));
  const lessened = whole?.audience === 'managers' && access?.audience !== 'managers';
  if (lessened && !access) return answerFailure(reply, { code: 'password-due' });
  const params = spec.params.safeParse(raw);
  const body =
    spec.body instanceof z.ZodType ? spec.body.safeParse(request.body) : { success: true as const, data: undefined };
  const streamed =
    spec.body !== 'bytes' || /^application\/(pdf|octet-stream)/.test(request.headers['content-type'] ?? '');
  if (!params.success || !body.success || !streamed) return answerFailure(reply, { code: 'invalid' });
  const answer = (await feature.routes[name]!({
    actor,
    params: params.data,
    body: body.data,
    state: host?.state,
    access,
    request,
    response: reply,
  })) as Result<unknown> | undefined;
  if (reply.sent || answer === undefined) return reply;
  void reply.header('cache-control', 'no-store');
  if (answer.ok) return reply.send(answer.value);
  return answerFailure(
    reply,
    lessened && answer.failure.code === 'forbidden' ? { code: 'password-due' } : answer.failure,
  );
}

/** Tells builds of the page apart: twelve digits over its first file, which names all others by their hashes. */
export async function buildOf(page: string): Promise<string> {
  const html = await readFile(join(page, 'index.html')).catch(() => Buffer.from(''));
  return createHash('sha256').update(html).digest('hex').slice(0, 12);
}

async function servePage(app: FastifyInstance, page: string, build: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(page, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  // Asked for again at each opening: its text tells of a new build. A page that is not built has none.
  app.get('/service-worker.js', async (_, reply) => {
    const script = await readFile(join(page, 'service-worker.js'), 'utf8').catch(() => undefined);
    if (script === undefined) return answerFailure(reply, { code: 'invalid' }, 404);
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script);
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (
      (request.method !== 'GET' && request.method !== 'HEAD') ||
      request.url.startsWith('/api/') ||
      request.url.startsWith('/assets/')
    )
      return answerFailure(reply, { code: 'invalid' }, 404);
    try {
      const html = await readFile(join(page, 'index.html'), 'utf8');
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(html.replaceAll('__CSP_NONCE__', reply.cspNonce.style).replace('__NGHISU_BUILD__', build));
    } catch {
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('Nghị Sự: the page is not built. Run: npm run build');
    }
  });
}
