import { NewPasswordField } from '../../shared/validation/person-fields.js';

export class SetPassword {
  @NewPasswordField()
  newPassword: string;
}
