import { UuidField } from '../../shared/validation/fields.js';
import { NumberParamField } from '../../shared/validation/number-fields.js';

export class TicketParams {
  @NumberParamField({ description: "The ticket's number.", example: 1042 })
  id: number;
}

export class TicketCommentParams extends TicketParams {
  @UuidField()
  commentId: string;
}
