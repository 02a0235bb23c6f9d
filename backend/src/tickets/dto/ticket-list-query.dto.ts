import { IntersectionType } from '@nestjs/swagger';
import { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import { PageQuery } from '../../shared/paging/page.dto.js';
import {
  BooleanQueryField,
  EnumField,
  EnumListField,
  TextField,
  UuidOrWordField,
} from '../../shared/validation/fields.js';
import { SORT_FIELDS } from '../domain/ticket-sort.js';
import { InstantQueryField } from '../../shared/validation/time-fields.js';

const TICKET_SORTS = SORT_FIELDS.flatMap((field) => [field, `-${field}`]);

/** Which tickets, in which order: what the list and the export share. */
export class TicketFilterQuery {
  @EnumListField(Object.values(TicketStatus), 'TicketStatus', { optional: true, example: ['open', 'in_progress'] })
  status?: TicketStatus[];

  @EnumListField(Object.values(TicketPriority), 'TicketPriority', { optional: true, example: ['high'] })
  priority?: TicketPriority[];

  @UuidOrWordField(['me', 'none'], { optional: true, description: '`me`, `none`, or a person.', example: 'me' })
  assigneeId?: string;

  @UuidOrWordField(['me'], { optional: true, description: '`me`, or a person.', example: 'me' })
  requesterId?: string;

  @TextField({
    min: 1,
    max: 200,
    optional: true,
    description:
      'Words in title, description and the comments the reader may see; all of them, in any case, the last one as a prefix. `#1042` finds the number. When no ticket holds the words, words of titles that are spelled much like them.',
    example: 'printer pap',
  })
  q?: string;

  @InstantQueryField({ optional: true, description: 'Created at this time or later.' })
  createdFrom?: Date;

  @InstantQueryField({ optional: true, description: 'Created before this time.', example: '2026-04-01T00:00:00Z' })
  createdTo?: Date;

  @InstantQueryField({ optional: true, description: 'Changed at this time or later.' })
  updatedFrom?: Date;

  @InstantQueryField({ optional: true, description: 'Last changed before this time.', example: '2026-04-01T00:00:00Z' })
  updatedTo?: Date;

  @BooleanQueryField({ optional: true, description: '`true` lists only deleted tickets; admins only.', example: false })
  deleted?: boolean;

  @EnumField(TICKET_SORTS, 'TicketSort', {
    optional: true,
    default: '-createdAt',
    description:
      '`-` sorts downwards; ties by id in the same direction. low < medium < high; open < in_progress < closed.',
    example: '-updatedAt',
  })
  sort: string = '-createdAt';
}

export class TicketListQuery extends IntersectionType(TicketFilterQuery, PageQuery) {
  @BooleanQueryField({ optional: true, description: 'Also count the matches, up to 10,000.', example: true })
  withTotal?: boolean;
}
