import { GivenPasswordField, NewPasswordField } from '../../shared/validation/person-fields.js';

export class ChangePassword {
  @GivenPasswordField({ example: 'the sentence you used until now' })
  currentPassword: string;

  @NewPasswordField()
  newPassword: string;
}
