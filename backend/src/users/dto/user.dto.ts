import { ApiProperty } from '@nestjs/swagger';
import { Role } from '../../database/generated/enums.js';

/** A person of the organisation. */
export class User {
  @ApiProperty({ format: 'uuid', example: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' })
  id: string;

  @ApiProperty({ format: 'email', description: 'Unique without regard to case.', example: 'mara@example.org' })
  email: string;

  @ApiProperty({ example: 'Mara Keller' })
  name: string;

  @ApiProperty({ enum: Object.values(Role), enumName: 'Role', example: Role.agent })
  role: Role;

  @ApiProperty({ description: 'A deactivated person cannot sign in or be given tickets.', example: true })
  active: boolean;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-03-01T09:30:00.000Z' })
  createdAt: Date;

  @ApiProperty({ type: 'integer', description: 'Moves by one with each change; the ETag is made from it.', example: 1 })
  version: number;
}
