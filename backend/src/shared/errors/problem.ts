import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, InvalidInputError, type ProblemMembers } from './domain-error.js';

/** RFC 9457, as every error of the API is answered. */
export interface Problem extends ProblemMembers {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
}

export interface ProblemAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Problem;
}

export function answerFor(error: DomainError, requestId: string): ProblemAnswer {
  const { status, code, detail, headers, members } = error;
  const title = STATUS_CODES[status] ?? 'Error';
  return { status, headers, body: { type: 'about:blank', title, status, detail, code, requestId, ...members } };
}

/** A refusal that only the HTTP layer knows: media types, sizes, methods, paths. */
export class HttpRefusal extends DomainError {
  constructor(
    readonly status: number,
    code: string,
    detail: string,
    override readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, detail);
  }
}

/** What a client is told of an error nobody foresaw; the log holds the rest. */
export const internalError = () =>
  new HttpRefusal(500, 'internal_error', 'Something went wrong on our side. Quote the request id when you report it.');

export const unknownPath = () => new HttpRefusal(404, 'route_not_found', 'There is nothing at this path.');

interface FrameworkError {
  code?: unknown;
  statusCode?: unknown;
}

/** Refusals by Fastify and Nest in our own words; null for what is no refusal but a fault. */
export function fromFramework(error: unknown): DomainError | null {
  const { code, statusCode } = (typeof error === 'object' && error !== null ? error : {}) as FrameworkError;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return bodyTooLarge();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return unsupportedMediaType();
    case 'FST_ERR_BAD_URL':
      return new HttpRefusal(400, 'malformed_url', 'The path is not validly percent-encoded.');
  }
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  // Nest turns Fastify's own errors into its exceptions and keeps only their status.
  if (status === 413) return bodyTooLarge();
  if (status === 415) return unsupportedMediaType();
  // 414: a path segment longer than any id we give out.
  if (status === 404 || status === 414) return unknownPath();
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new InvalidInputError([], 'malformed_request', 'The request could not be read.');
  }
  return null;
}

const bodyTooLarge = () => new HttpRefusal(413, 'body_too_large', 'The body is larger than this route accepts.');

export const unsupportedMediaType = () =>
  new HttpRefusal(
    415,
    'unsupported_media_type',
    'This route does not read bodies of that Content-Type or Content-Encoding.',
  );
