import type { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import { UuidField } from '../../shared/validation/fields.js';
import { MarkdownField, PriorityField, StatusField, TitleField } from './ticket-fields.js';

/** They work as they stand, so they name nobody. */
export const UPDATE_EXAMPLES = {
  closing: { summary: 'Closing', value: { status: 'closed' } },
  unassigning: { summary: 'Urgent, and nobody has it', value: { priority: 'high', assigneeId: null } },
};

/** Fields sent replace, fields not sent stay: the same for PATCH and PUT. */
export class UpdateTicket {
  @TitleField({ optional: true })
  title?: string;

  @MarkdownField({ optional: true })
  description?: string;

  @StatusField({ optional: true })
  status?: TicketStatus;

  @PriorityField({ optional: true })
  priority?: TicketPriority;

  @UuidField({ optional: true, nullable: true, description: 'An active agent or admin; null takes it from everybody.' })
  assigneeId?: string | null;
}
