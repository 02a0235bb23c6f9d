import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpRefusal } from '../errors/problem.js';

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: RouteTable;
  }
}

/** Every route as it was registered, so that a wrong method can be told from a wrong path. */
export class RouteTable {
  private readonly spelledOut = new Map<string, string[]>();
  private readonly patterns: { method: string; pattern: RegExp }[] = [];

  /** Must run before the first route is registered. */
  static attachTo(instance: FastifyInstance): void {
    const table = new RouteTable();
    instance.decorate('routeTable', table);
    instance.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) table.add(one, url);
    });
  }

  /** What to answer where this path has other methods than the request's; null for its own and for unknown paths. */
  refusalOf({ method, url }: FastifyRequest): HttpRefusal | null {
    const allowed = this.methodsAt(url);
    if (allowed.length === 0 || allowed.includes(method)) return null;
    const detail = `This path answers ${allowed.join(', ')}.`;
    return new HttpRefusal(405, 'method_not_allowed', detail, { Allow: allowed.join(', ') });
  }

  /** Whether a route spells out this very path: `DELETE /api/tickets/bulk` is no request for a ticket called "bulk". */
  spellsOut(url: string): boolean {
    return this.spelledOut.has(pathOf(url));
  }

  /** The methods that this path answers, in alphabetical order; none for an unknown path. */
  methodsAt(url: string): string[] {
    const path = pathOf(url);
    const methods =
      this.spelledOut.get(path) ??
      this.patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }

  private add(method: string, url: string): void {
    // Catch-all routes (the portal's fallback, middleware) say nothing about one path.
    if (url.includes('*')) return;
    if (url.includes(':')) {
      const pattern = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+');
      this.patterns.push({ method, pattern: new RegExp(`^${pattern}$`) });
    } else {
      this.spelledOut.set(url, [...(this.spelledOut.get(url) ?? []), method]);
    }
  }
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;
