import type { OperationObject, ResponseObject } from '@nestjs/swagger';

/** Marks an operation whose answer carries an ETag, until the document is built. */
export const VERSIONED_EXTENSION = 'x-versioned';

const ETAG = {
  description: 'The version of the resource, for If-Match.',
  schema: { type: 'string', example: '"3"' },
} as const;

/** Documents the ETag of a marked operation and, for a read, If-None-Match with its 304. */
export function describeVersion(method: string, operation: OperationObject): void {
  if (!Reflect.has(operation, VERSIONED_EXTENSION)) return;
  Reflect.deleteProperty(operation, VERSIONED_EXTENSION);
  const success = (operation.responses['200'] ?? operation.responses['201']) as ResponseObject | undefined;
  if (success) success.headers = { ...success.headers, ETag: ETAG };
  if (method !== 'get') return;
  operation.responses['304'] = { description: 'Not changed since the ETag sent.', headers: { ETag: ETAG } };
  operation.parameters = [
    ...(operation.parameters ?? []),
    {
      name: 'If-None-Match',
      in: 'header',
      required: false,
      description: 'The ETag last read; 304 when it still holds.',
      schema: { type: 'string', example: '"3"' },
    },
  ];
}
