import { ApiProperty } from '@nestjs/swagger';
import { Role } from '../../database/generated/enums.js';

/** A person as tickets name them. */
export class UserRef {
  @ApiProperty({ format: 'uuid', example: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10' })
  id: string;

  @ApiProperty({ example: 'Mara Lindqvist' })
  name: string;

  @ApiProperty({ enum: Object.values(Role), enumName: 'Role', example: 'employee' })
  role: Role;

  @ApiProperty({ description: 'False for people who have left: their tickets keep them.', example: true })
  active: boolean;
}
