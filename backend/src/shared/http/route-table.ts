import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: RouteTable;
  }
}

/** Every route as it was registered, so that a wrong method can be told from a wrong path. */
export class RouteTable {
  private readonly routes: { method: string; pattern: RegExp }[] = [];

  /** Must run before the first route is registered. */
  static attachTo(instance: FastifyInstance): void {
    const table = new RouteTable();
    instance.decorate('routeTable', table);
    instance.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) table.add(one, url);
    });
  }

  /** The methods that this path answers, in alphabetical order; none for an unknown path. */
  methodsAt(path: string): string[] {
    const plain = path.split('?', 1)[0] ?? path;
    const methods = this.routes.filter(({ pattern }) => pattern.test(plain)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }

  private add(method: string, url: string): void {
    // Catch-all routes (the portal's fallback, middleware) say nothing about one path.
    if (url.includes('*')) return;
    const pattern = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+');
    this.routes.push({ method, pattern: new RegExp(`^${pattern}/?$`) });
  }
}
