import { ApiProperty } from '@nestjs/swagger';
import { Role } from '../../database/generated/enums.js';
import { EmailField, TextField } from '../../shared/validation/fields.js';
import { NameField, NewPasswordField } from '../../shared/validation/person-fields.js';

export class SetUp {
  @TextField({
    min: 1,
    max: 200,
    singleLine: true,
    description: 'From the link that the server prints at its start.',
    example: 'kq0bV3Jm1h7c2YtXn4sRz8Lw6Pd9GfUe5AoIvKxQy0M',
  })
  token: string;

  @EmailField()
  email: string;

  @NameField()
  name: string;

  @NewPasswordField()
  password: string;
}

/** A sample person whom the sign-in page of a demo offers. */
export class DemoPerson {
  @ApiProperty({ example: 'Mara Keller' })
  name: string;

  @ApiProperty({ enum: Object.values(Role), enumName: 'Role', example: Role.agent })
  role: Role;

  @ApiProperty({ format: 'email', example: 'mara@example.org' })
  email: string;

  @ApiProperty({ description: 'Made at random for this installation.', example: 'plum-anchor-velvet-42' })
  password: string;
}

export class Demo {
  @ApiProperty({ type: [DemoPerson] })
  people: DemoPerson[];
}

/** What the sign-in page should offer. */
export class SignInOptions {
  @ApiProperty({ description: 'There is no admin yet: use the set-up link of the first start.', example: false })
  setupNeeded: boolean;

  @ApiProperty({ type: Demo, nullable: true, description: 'The sample people of a demo; else null.', example: null })
  demo: Demo | null;
}
