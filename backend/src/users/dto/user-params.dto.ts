import { UuidField } from '../../shared/validation/fields.js';

export class UserParams {
  @UuidField()
  id: string;
}
