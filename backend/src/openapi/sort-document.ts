import type { OpenAPIObject } from '@nestjs/swagger';

/** Paths and components by name, so that the committed document changes only where the API does. */
export function sortDocument(document: OpenAPIObject): OpenAPIObject {
  const { openapi, info, servers, tags, paths, components, ...rest } = document;
  const sorted = Object.fromEntries(Object.entries(components ?? {}).map(([kind, members]) => [kind, byName(members)]));
  return { openapi, info, servers, tags, ...rest, paths: byName(paths), components: sorted };
}

function byName<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
