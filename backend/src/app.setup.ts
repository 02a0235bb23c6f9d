import 'reflect-metadata';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { Authenticator } from './auth/authenticator.js';
import type { Env } from './config/env.js';
import { serveApiDocs } from './openapi/serve-api-docs.js';
import { ProblemFilter } from './shared/errors/problem.filter.js';
import { answerFor, fromFramework, internalError, unknownPath } from './shared/errors/problem.js';
import { compressAnswers } from './shared/http/compress-answers.js';
import { refuseInsteadOfNode, refuseUnreadable } from './shared/errors/unreadable-request.js';
import { readOnlyJson } from './shared/http/json-body.js';
import { refuseBrokenQueries } from './shared/http/query-encoding.js';
import { requestIdOf } from './shared/http/request-id.js';
import { RequestLog } from './shared/http/request-log.js';
import { RouteTable } from './shared/http/route-table.js';
import { type Headers, securityHeaders } from './shared/http/security-headers.js';
import { sendAnswers } from './shared/http/send-answers.js';
import { servePortal } from './shared/http/serve-portal.js';

/** Bytes; the contract's 1 MB. Uploads set their own bounds. */
const BODY_LIMIT = 1_000_000;

/** The whole application, configured and not yet listening: for main, the OpenAPI writer and every test. */
export async function createApp(env: Env): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: env.trustProxy.length > 0 ? [...env.trustProxy] : false,
    genReqId: requestIdOf,
    requestIdHeader: false,
    // Milliseconds: a whole request must have arrived within five minutes (large imports), and no socket idles for long.
    requestTimeout: 300_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    multipart: false,
    frameworkErrors: refuseUnreadablePath,
    clientErrorHandler: refuseUnreadable,
    http: { requireHostHeader: false },
  });
  const log = new RequestLog(env.logLevel);
  RouteTable.attachTo(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(env), adapter, {
    bodyParser: false,
    logger: log.logger,
    abortOnError: false,
  });
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  const instance: FastifyInstance = adapter.getInstance();
  log.attachTo(instance);
  refuseInsteadOfNode(instance);
  answerProblemsOfHooks(instance);
  readOnlyJson(instance);
  refuseBrokenQueries(instance);
  sendAnswers(instance);
  compressAnswers(instance);
  await instance.register(cookie);
  answerEveryRequestAlike(instance, securityHeaders(env));
  refuseUnknownPaths(instance);
  authenticateBeforeReading(instance, app.get(Authenticator));
  serveApiDocs(app);
  await servePortal(instance);
  return app;
}

/** The router's own refusals come before any hook or filter. */
function refuseUnreadablePath(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, body } = answerFor(fromFramework(error) ?? internalError(), request.id);
  const headers = { 'X-Request-Id': request.id, 'Cache-Control': 'no-store' };
  void reply.status(status).headers(headers).type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** What a hook or the body parser throws: Nest sets its own handler too late for the routes to take it up. */
function answerProblemsOfHooks(instance: FastifyInstance): void {
  const filter = new ProblemFilter();
  instance.addHook('onRoute', (route) => {
    route.errorHandler ??= (error, request, reply) => filter.catch(error, new ExecutionContextHost([request, reply]));
  });
}

function answerEveryRequestAlike(instance: FastifyInstance, { pages, data }: Record<'pages' | 'data', Headers>): void {
  instance.addHook('onRequest', (request, reply, done) => {
    const { url: route = '' } = request.routeOptions;
    // A path can be spelled in many ways, `/%61pi` for one; the route that answers it only in one.
    const path = route.startsWith('/api') ? route : request.url;
    const isDocs = /^\/api\/(docs|openapi\.json)(?![^/?])/.test(path);
    const isApi = path.startsWith('/api') && !isDocs;
    void reply.headers(isApi ? data : pages).header('X-Request-Id', request.id);
    if (isApi) void reply.header('Cache-Control', 'no-store');
    done();
  });
}

/** A wrong method, too; before anybody is asked who they are, and before a body is read. */
function refuseUnknownPaths(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    const { is404, routeOptions, url, params } = request;
    const { routeTable } = request.server;
    const { url: route = '' } = routeOptions;
    // The router takes a pattern for a path that another route spells out under other methods, and an empty place for an id.
    const isMistaken =
      route.includes(':') && (routeTable.spellsOut(url) || Object.values(params as object).includes(''));
    const isUnknown = is404 || isMistaken;
    // The portal's pages take whatever nobody else does; it knows itself which paths it has.
    const isLeftOver = isUnknown || route.includes('*');
    done((isLeftOver && routeTable.refusalOf(request)) || (isUnknown ? unknownPath() : undefined));
  });
}

/** 401 comes before the body is read, so a stranger cannot make us take in a megabyte. */
function authenticateBeforeReading(instance: FastifyInstance, authenticator: Authenticator): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    const { access } = request.routeOptions.config;
    if (request.is404 || !access || access === 'public') return done();
    authenticator.authenticate(request, access, done);
  });
}
