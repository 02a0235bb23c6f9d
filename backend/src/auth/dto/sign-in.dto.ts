import { ApiProperty } from '@nestjs/swagger';
import { EmailField } from '../../shared/validation/fields.js';
import { Me } from '../../users/profile.service.js';
import { GivenPasswordField } from '../../shared/validation/person-fields.js';

export class SignIn {
  @EmailField({ description: 'Compared without regard to case.' })
  email: string;

  @GivenPasswordField()
  password: string;
}

/** A signed-in session: the token for programs; the portal's cookies come in the headers. */
export class SignInAnswer {
  @ApiProperty({
    description: 'Send it as `Authorization: Bearer`.',
    example: 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIwMTk4In0.c2lnbmF0dXJl',
  })
  accessToken: string;

  @ApiProperty({ enum: ['Bearer'], example: 'Bearer' })
  tokenType: 'Bearer';

  @ApiProperty({ type: 'integer', description: 'Seconds until the access token expires.', example: 900 })
  expiresIn: number;

  @ApiProperty({ type: Me })
  user: Me;
}
