import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { OperationObject, ResponseObject } from '@nestjs/swagger';
import { PROBLEM_RESPONSES, type ProblemStatus } from './problem-responses.js';

const HEADERS: Partial<Record<ProblemStatus, NonNullable<ResponseObject['headers']>>> = {
  401: { 'WWW-Authenticate': { description: 'Always `Bearer`.', schema: { type: 'string' } } },
  409: {
    'Retry-After': { description: 'Seconds to wait; only with `request_in_progress`.', schema: { type: 'integer' } },
  },
  412: { ETag: { description: 'The present version.', schema: { type: 'string' } } },
  429: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
  503: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
};

/** Declares each problem answer once, under components.responses. */
export function addSharedResponses(document: OpenAPIObject): void {
  const responses: Record<string, ResponseObject> = {};
  for (const [status, { name, code, description }] of Object.entries(PROBLEM_RESPONSES)) {
    const headers = HEADERS[Number(status) as ProblemStatus];
    responses[name] = {
      description,
      ...(headers ? { headers } : {}),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: exampleOf(Number(status), code, description),
        },
      },
    };
  }
  document.components = { ...document.components, responses };
}

/** Whatever a route takes, its address can be malformed, and bodies are read before anybody asks whether it takes one. */
const OF_ANY_READ = [400] as const;
const OF_ANY_WRITE = [400, 413, 415] as const;
export type OfAnyRoute = (typeof OF_ANY_WRITE)[number];

/** Makes an operation's problem answers, and those that any has, point at the shared ones. */
export function referToSharedResponses(method: string, operation: OperationObject): void {
  const ofAny = method === 'get' ? OF_ANY_READ : OF_ANY_WRITE;
  for (const status of [...Object.keys(operation.responses), ...ofAny.map(String)]) {
    const shared = isProblem(status) ? PROBLEM_RESPONSES[Number(status) as ProblemStatus] : null;
    if (shared) operation.responses[status] = { $ref: `#/components/responses/${shared.name}` };
  }
}

function exampleOf(status: number, code: string, detail: string): object {
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
    requestId: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10',
  };
  if (status !== 400) return problem;
  return { ...problem, errors: [{ field: 'title', code: 'too_long', message: 'Use at most 200 characters.' }] };
}

const isProblem = (status: string): boolean => status in PROBLEM_RESPONSES;
