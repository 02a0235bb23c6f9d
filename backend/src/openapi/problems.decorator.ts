import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEM_RESPONSES, type ProblemStatus } from './problem-responses.js';
import type { OfAnyRoute } from './shared-responses.js';

/** Documents the problems a route can answer with besides those that any can, each by its shared description. */
export function Problems(...statuses: Exclude<ProblemStatus, OfAnyRoute>[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: PROBLEM_RESPONSES[status].description })),
  );
}
