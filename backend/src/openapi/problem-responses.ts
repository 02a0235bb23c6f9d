/** The error answers all routes share: one component each in the OpenAPI document. */
export const PROBLEM_RESPONSES = {
  400: {
    name: 'BadRequest',
    code: 'validation_failed',
    description: 'The request is malformed or a field is not valid.',
  },
  401: {
    name: 'Unauthenticated',
    code: 'unauthenticated',
    description: 'No credentials, or they are not valid any more.',
  },
  403: { name: 'Forbidden', code: 'forbidden', description: 'You may see it, but may not do this.' },
  404: { name: 'NotFound', code: 'ticket_not_found', description: 'Absent, or not visible to you.' },
  409: { name: 'Conflict', code: 'transition_refused', description: 'The present state does not allow this.' },
  412: {
    name: 'VersionConflict',
    code: 'version_conflict',
    description: 'Changed since you read it; ETag carries the present version.',
  },
  413: { name: 'TooLarge', code: 'body_too_large', description: 'The body is larger than allowed.' },
  415: {
    name: 'UnsupportedMediaType',
    code: 'unsupported_media_type',
    description: 'The body is not of a type this route reads.',
  },
  422: {
    name: 'KeyReused',
    code: 'idempotency_key_reused',
    description: 'This Idempotency-Key was used for another request.',
  },
  429: {
    name: 'TooManyRequests',
    code: 'too_many_attempts',
    description: 'Too many attempts; wait for Retry-After seconds.',
  },
  503: {
    name: 'Unavailable',
    code: 'unavailable',
    description: 'Not available right now; nothing was changed. Retry later.',
  },
} as const;

export type ProblemStatus = keyof typeof PROBLEM_RESPONSES;
