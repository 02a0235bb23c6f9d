import { BooleanField } from '../../shared/validation/fields.js';
import { MarkdownField } from './ticket-fields.js';

export class EditComment {
  @MarkdownField()
  body: string;
}

export class CreateComment extends EditComment {
  @BooleanField({
    optional: true,
    default: false,
    description: 'True makes it an internal note, which only agents and admins may write and read.',
    example: false,
  })
  internal: boolean = false;
}
