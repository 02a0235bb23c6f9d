import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { HttpRefusal } from '../../shared/errors/problem.js';
import { MAX_FILE_BYTES, MAX_MAPPING_BYTES, type UploadPart, type UploadParts } from './upload-part.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route reads multipart/form-data and nothing else. */
    upload?: boolean;
  }
}

/** A route that takes a form with a file. Stands above `@Access`, to whose route configuration it adds. */
export function TakesUpload(Form: Type): MethodDecorator {
  return applyDecorators(addRouteConfig, ApiConsumes('multipart/form-data'), ApiBody({ type: Form }));
}

const addRouteConfig: MethodDecorator = (_target, _name, descriptor) => {
  const handler = descriptor.value as object;
  const config = (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) ?? {}) as object;
  Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, upload: true }, handler);
};

/** The parts of the form, one after the other, as they arrive. */
export const Upload = createParamDecorator((_: undefined, context: ExecutionContext): UploadParts => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MAX_FILE_BYTES + 2 * MAX_MAPPING_BYTES) throw tooLarge();
  return partsOf(request);
});

async function* partsOf(request: FastifyRequest): AsyncGenerator<UploadPart> {
  const parts = request.parts({
    // Every part comes as a stream, so that small ones are bounded by their reader, too.
    isPartAFile: () => true,
    throwFileSizeLimit: true,
    limits: { fileSize: MAX_FILE_BYTES, files: MAX_PARTS, parts: MAX_PARTS, fieldNameSize: 100, headerPairs: 20 },
  } as Parameters<FastifyRequest['parts']>[0]);
  for await (const part of parts) {
    if (part.type !== 'file') continue;
    yield { name: part.fieldname, fileName: part.filename === '' ? null : part.filename, content: part.file };
  }
}

/** One more than any form has, so that a superfluous part is named instead of merely counted. */
const MAX_PARTS = 4;

const tooLarge = () => new HttpRefusal(413, 'body_too_large', 'The file is larger than 1 GiB.');
