import { ApiProperty, PickType } from '@nestjs/swagger';
import { NumberListField } from '../../shared/validation/number-fields.js';
import { ObjectField } from '../../shared/validation/structure-fields.js';
import { UpdateTicket } from './update-ticket.dto.js';

export const BULK_STATUSES = [200, 403, 404, 409] as const;

export const BULK_EXAMPLES = {
  closing: { summary: 'Closing two', value: { ids: [1042, 1043], changes: { status: 'closed' } } },
};

export class BulkChanges extends PickType(UpdateTicket, ['status', 'priority', 'assigneeId']) {}

export class BulkChange {
  @NumberListField({ maxItems: 500, description: 'The numbers of the tickets.', example: [1042, 1043] })
  ids: number[];

  @ObjectField(BulkChanges, { description: 'The same for each of them; fields not sent stay.' })
  changes: BulkChanges;
}

export class BulkItem {
  @ApiProperty({ type: 'integer', example: 1042 })
  id: number;

  @ApiProperty({
    enum: BULK_STATUSES,
    type: 'integer',
    description: 'What the same change of this ticket alone would have answered.',
    example: 200,
  })
  status: (typeof BULK_STATUSES)[number];

  @ApiProperty({ required: false, description: 'Why it was refused; absent with 200.', example: 'transition_refused' })
  code?: string;

  @ApiProperty({ type: 'integer', required: false, description: 'Its version now; only with 200.', example: 4 })
  version?: number;
}

export class BulkResult {
  @ApiProperty({ type: [BulkItem], description: 'One for each of `ids`, in their order.' })
  items: BulkItem[];
}
