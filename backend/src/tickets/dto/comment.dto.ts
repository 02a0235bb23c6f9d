import { ApiProperty } from '@nestjs/swagger';
import { UserRef } from './user-ref.dto.js';

export class Comment {
  @ApiProperty({ format: 'uuid', example: '0198f3a2-7b00-7c11-8e55-9d0c4b1a2f33' })
  id: string;

  @ApiProperty({ type: () => UserRef })
  author: UserRef;

  @ApiProperty({ description: 'Markdown as it was sent: sanitise what you render.', example: 'Tray 2 is cleaned.' })
  body: string;

  @ApiProperty({ description: 'An internal note: for agents and admins only.', example: false })
  internal: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-01T10:05:12.480Z' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  editedAt: string | null;
}
