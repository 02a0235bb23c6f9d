import { Role } from '../../database/generated/enums.js';
import { EmailField, EnumField } from '../../shared/validation/fields.js';
import { NameField, NewPasswordField } from '../../shared/validation/person-fields.js';

export class CreateUser {
  @EmailField({ description: 'Unique without regard to case.' })
  email: string;

  @NameField()
  name: string;

  @EnumField(Object.values(Role), 'Role', { example: Role.employee })
  role: Role;

  @NewPasswordField({ optional: true, description: 'Without one the person cannot sign in until one is set.' })
  password?: string;
}
