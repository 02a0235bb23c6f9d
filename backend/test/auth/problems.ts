import { expect } from '@jest/globals';

/** What a problem document must at least look like. */
export const aProblem = (status: number, code: string, members: object = {}): unknown =>
  expect.objectContaining({ type: 'about:blank', status, code, requestId: expect.any(String), ...members });
