import { ApiProperty } from '@nestjs/swagger';

/** One field of the request that was refused. */
export class ProblemField {
  @ApiProperty({ description: 'Dotted path of the field, parameter or header.', example: 'title' })
  field: string;

  @ApiProperty({ description: 'Stable, snake_case.', example: 'too_long' })
  code: string;

  @ApiProperty({ example: 'Use at most 200 characters.' })
  message: string;
}

/** Every error of the API: RFC 9457, `application/problem+json`. */
export class Problem {
  @ApiProperty({ format: 'uri-reference', example: 'about:blank' })
  type: string;

  @ApiProperty({ description: 'The words of the HTTP status.', example: 'Bad Request' })
  title: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status: number;

  @ApiProperty({ description: 'What happened and what to do.', example: 'Some fields are not valid. See errors.' })
  detail: string;

  @ApiProperty({ description: 'Stable, snake_case: switch on this.', example: 'validation_failed' })
  code: string;

  @ApiProperty({
    description: 'Also in X-Request-Id and in the logs.',
    example: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10',
  })
  requestId: string;

  @ApiProperty({ type: [ProblemField], required: false, description: 'On 400: each field that was refused.' })
  errors?: ProblemField[];

  @ApiProperty({
    type: [String],
    required: false,
    description: 'On `transition_refused`: the statuses you may set.',
    example: ['closed'],
  })
  allowed?: string[];
}
