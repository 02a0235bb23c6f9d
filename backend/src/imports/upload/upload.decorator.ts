import { finished } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { codeOf } from '../../config/error-code.js';
import { HttpRefusal } from '../../shared/errors/problem.js';
import { RouteSettings } from '../../shared/http/route-settings.js';
import { MAX_FILE_BYTES, MAX_MAPPING_BYTES, type UploadPart, type UploadParts } from './upload-part.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route reads multipart/form-data and nothing else. */
    upload?: boolean;
  }
}

/** A route that takes a form with a file. */
export function TakesUpload(Form: Type): MethodDecorator {
  return applyDecorators(RouteSettings({ upload: true }), ApiConsumes('multipart/form-data'), ApiBody({ type: Form }));
}

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
  try {
    for await (const part of parts) {
      if (part.type !== 'file') continue;
      finished(part.file, blameSender);
      // The parser's types do not know of parts without a name.
      const name = (part.fieldname as string | undefined) ?? '';
      yield { name, fileName: part.filename === '' ? null : part.filename, content: part.file };
    }
  } catch (error) {
    blameSender(error);
    throw error;
  }
}

/** The parser's own errors, which have no code, say only that the form cannot be read. */
function blameSender(error: unknown): void {
  if (error instanceof Error && codeOf(error) === undefined) Object.assign(error, { statusCode: 400 });
}

/** One more than any form has, so that a superfluous part is named instead of merely counted. */
const MAX_PARTS = 3;

const tooLarge = () => new HttpRefusal(413, 'body_too_large', 'The file is larger than 1 GiB.');
