import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { REPOSITORY } from '../../config/repository.js';
import { headersOfPortalFile } from './portal-headers.js';
import { NO_PAGES, type PortalPages, pageFor, preloadsOf } from './portal-pages.js';

const PORTAL = join(REPOSITORY, 'frontend/dist');

/** However somebody spells it: a program that asks `//api/tickets` must not be told that all is well. */
const OF_PROGRAMS = /^(?:[/\\]|%2f|%5c)*(?:api|health)(?:[/\\]|%2f|%5c|$)/i;

/** Serves the built portal; a path of the portal's own router gets its index.html. */
export async function servePortal(instance: FastifyInstance): Promise<void> {
  if (!existsSync(PORTAL)) return;
  await instance.register(fastifyStatic, {
    root: PORTAL,
    wildcard: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const { cacheControl, without } = headersOfPortalFile(path);
      void reply.header('Cache-Control', cacheControl);
      for (const name of without) reply.removeHeader(name);
    },
  });
  const pages = pagesOfPortal();
  instance.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage = !OF_PROGRAMS.test(path) && !path.split('/').at(-1)?.includes('.');
    if (!isPage) {
      reply.callNotFound();
      return reply;
    }
    const { file, asks } = pageFor(request.url, request.cookies, pages);
    if (asks.length > 0) void reply.header('Link', preloadsOf(asks));
    return reply.sendFile(file);
  });
}

function pagesOfPortal(): PortalPages {
  const list = join(PORTAL, '.pages.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as PortalPages) : NO_PAGES;
}
