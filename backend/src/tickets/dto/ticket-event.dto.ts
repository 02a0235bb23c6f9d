import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { TicketEventType } from '../../database/generated/enums.js';
import { UserRef } from './user-ref.dto.js';

const changedValue = (which: string, example: string): PropertyDecorator =>
  ApiProperty({
    anyOf: [{ type: 'string' }, { $ref: getSchemaPath(UserRef) }, { type: 'null' }],
    description: `${which}. A person for \`assigneeId\`, text for the other fields, null for none.`,
    example,
  });

/** One step of a ticket's history; a change of several fields makes one event for each. */
@ApiExtraModels(UserRef)
export class TicketEvent {
  @ApiProperty({ format: 'uuid', example: '0198f3a2-8d21-7a90-b1c4-5e6f70819a2b' })
  id: string;

  @ApiProperty({ enum: Object.values(TicketEventType), enumName: 'TicketEventType', example: 'changed' })
  type: TicketEventType;

  @ApiProperty({ type: () => UserRef })
  actor: UserRef;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'title, description, status, priority or assigneeId; null where no field changed.',
    example: 'status',
  })
  field: string | null;

  @changedValue('What it was', 'open')
  from: string | UserRef | null;

  @changedValue('What it became', 'in_progress')
  to: string | UserRef | null;

  @ApiProperty({ format: 'date-time', example: '2026-03-01T10:05:12.480Z' })
  createdAt: string;
}
