import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { ACCESS_KEY, type AccessLevel } from '../src/auth/access.decorator.js';
import { buildDocument } from '../src/openapi/build-document.js';
import { TestApp } from './support/test-app.js';

const LEVELS: readonly AccessLevel[] = ['public', 'session', 'refresh', 'signedIn', 'staff', 'admin'];

interface Route {
  readonly handler: string;
  readonly method: string;
  readonly path: string;
  readonly access: unknown;
}

/** Asks Nest itself, so that a route is seen whether or not anybody documented or tested it. */
function routesOf(app: TestApp): Route[] {
  const scanner = new MetadataScanner();
  const controllers = new DiscoveryService(app.nest.get(ModulesContainer)).getControllers();
  return controllers.flatMap(({ metatype, name }) => {
    const prototype = metatype?.prototype as Record<string, object> | undefined;
    if (!prototype) return [];
    return scanner.getAllMethodNames(prototype).flatMap((methodName) => {
      const handler = prototype[methodName]!;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const bases = [Reflect.getMetadata(PATH_METADATA, metatype!) as string | string[]].flat();
      const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
      const access = Reflect.getMetadata(ACCESS_KEY, handler) as unknown;
      return bases.flatMap((base) =>
        paths.map((path) => ({
          handler: `${String(name)}.${methodName}`,
          method: RequestMethod[method].toLowerCase(),
          path: fullPath(base, path),
          access,
        })),
      );
    });
  });
}

function fullPath(base: string, path: string): string {
  const joined = [base, path]
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .map((part) => part.replace(/^:(.+)$/, '{$1}'))
    .join('/');
  return joined.startsWith('health/') ? `/${joined}` : `/api/${joined}`;
}

describe('every route', () => {
  let app: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    app = await TestApp.start();
    routes = routesOf(app);
  });
  afterAll(() => app.close());

  it('is found by this test', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes).toContainEqual(expect.objectContaining({ method: 'post', path: '/api/tickets' }));
  });

  it('declares who may use it', () => {
    const open = routes.filter(({ access }) => !LEVELS.some((level) => level === access));
    expect(open).toEqual([]);
  });

  it('stands in the OpenAPI document, which lists no other', () => {
    const { paths } = buildDocument(app.nest);
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => key !== 'parameters')
        .map((method) => `${method} ${path}`),
    );
    const registered = routes
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(documented.filter((route) => route.split(' ')[1]!.startsWith('/api/')).sort()).toEqual(registered.sort());
  });

  it('refuses a stranger unless it is public', async () => {
    const closed = routes.filter(({ access }) => access !== 'public');
    const answers = await Promise.all(
      closed.map(async ({ method, path }) => {
        const url = path.replace(/\{[^}]+\}/g, '1');
        const { status } = await app.stranger.send(method.toUpperCase() as 'GET', url);
        return `${status} ${method} ${path}`;
      }),
    );
    expect(answers.filter((answer) => !answer.startsWith('401 '))).toEqual([]);
  });
});
