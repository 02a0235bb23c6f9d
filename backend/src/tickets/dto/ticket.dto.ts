import { ApiProperty } from '@nestjs/swagger';
import { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import { TICKET_ACTIONS, type TicketAction } from '../domain/ticket-policy.js';
import { UserRef } from './user-ref.dto.js';

/** What the reader may do with a ticket as it stands: computed by the rules that refuse. */
export class TicketAllowance {
  @ApiProperty({
    enum: Object.values(TicketStatus),
    enumName: 'TicketStatus',
    isArray: true,
    description: 'The statuses it may be given now, without the present one.',
    example: ['in_progress', 'closed'],
  })
  statuses: TicketStatus[];

  @ApiProperty({
    enum: TICKET_ACTIONS,
    enumName: 'TicketAction',
    isArray: true,
    example: ['edit', 'assign', 'comment', 'note'],
  })
  actions: TicketAction[];
}

export class TicketSummary {
  @ApiProperty({ type: 'integer', description: 'The number people say aloud: #1042.', example: 1042 })
  id: number;

  @ApiProperty({ example: 'The printer on floor 3 eats paper' })
  title: string;

  @ApiProperty({ enum: Object.values(TicketStatus), enumName: 'TicketStatus', example: 'open' })
  status: TicketStatus;

  @ApiProperty({ enum: Object.values(TicketPriority), enumName: 'TicketPriority', example: 'medium' })
  priority: TicketPriority;

  @ApiProperty({ type: () => UserRef, description: 'The person it was filed for.' })
  requester: UserRef;

  @ApiProperty({ type: () => UserRef, nullable: true, description: 'Null while nobody has it.' })
  assignee: UserRef | null;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The comments the reader may read.', example: 2 })
  commentCount: number;

  @ApiProperty({ format: 'date-time', example: '2026-03-01T09:30:00.000Z' })
  createdAt: string;

  @ApiProperty({
    format: 'date-time',
    description: 'Of the last change or public comment; internal notes do not move it.',
    example: '2026-03-01T10:05:12.480Z',
  })
  updatedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  closedAt: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    required: false,
    description: 'Only admins are told.',
    example: null,
  })
  deletedAt?: string | null;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: "Moves by one with each change of the ticket's own fields, and with nothing else.",
    example: 3,
  })
  version: number;
}

export class Ticket extends TicketSummary {
  @ApiProperty({ description: 'Markdown as it was sent: sanitise what you render.', example: 'It takes three sheets.' })
  description: string;

  @ApiProperty({ type: () => TicketAllowance })
  allowed: TicketAllowance;
}
