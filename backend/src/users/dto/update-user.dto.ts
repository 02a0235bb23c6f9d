import { Role } from '../../database/generated/enums.js';
import { BooleanField, EnumField } from '../../shared/validation/fields.js';
import { NameField } from '../../shared/validation/person-fields.js';

/** Fields sent replace; fields not sent stay. */
export class UpdateUser {
  @NameField({ optional: true })
  name?: string;

  @EnumField(Object.values(Role), 'Role', { optional: true, example: Role.agent })
  role?: Role;

  @BooleanField({ optional: true, description: 'False signs the person out everywhere, at once.', example: true })
  active?: boolean;
}
