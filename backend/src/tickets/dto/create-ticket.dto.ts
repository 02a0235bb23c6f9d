import { TicketPriority } from '../../database/generated/enums.js';
import { UuidField } from '../../shared/validation/fields.js';
import { MarkdownField, PriorityField, TitleField } from './ticket-fields.js';

/** They work as they stand, so they name nobody. */
export const CREATE_EXAMPLES = {
  ticket: {
    summary: 'A ticket of my own',
    value: {
      title: 'The printer on floor 3 eats paper',
      description: 'It takes three sheets at once, **every** time.',
      priority: 'high',
    },
  },
};

export class CreateTicket {
  @TitleField()
  title: string;

  @MarkdownField()
  description: string;

  @PriorityField({ optional: true, default: TicketPriority.medium, example: 'medium' })
  priority: TicketPriority = TicketPriority.medium;

  @UuidField({ optional: true, description: 'An active agent or admin. Only agents and admins may assign.' })
  assigneeId?: string;

  @UuidField({
    optional: true,
    description: 'Whom it is filed for: an active person. Only agents and admins may file for somebody else.',
  })
  requesterId?: string;
}
