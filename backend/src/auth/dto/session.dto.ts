import { ApiProperty } from '@nestjs/swagger';
import { UuidField } from '../../shared/validation/fields.js';

/** One signed-in browser or program. */
export class Session {
  @ApiProperty({ format: 'uuid', example: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' })
  id: string;

  @ApiProperty({ description: 'The session this request came through.', example: true })
  current: boolean;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-03-01T09:30:00.000Z' })
  createdAt: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'To the minute.',
    example: '2026-03-01T09:42:00.000Z',
  })
  lastSeenAt: Date;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'As sent when signing in.',
    example: 'Mozilla/5.0 Firefox/148.0',
  })
  userAgent: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'IP address at sign-in.', example: '192.0.2.17' })
  address: string | null;
}

export class SessionParams {
  @UuidField()
  id: string;
}
