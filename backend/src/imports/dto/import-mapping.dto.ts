import { ApiExtraModels } from '@nestjs/swagger';
import type { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import { EnumField, TextField } from '../../shared/validation/fields.js';
import { TimeZoneField } from '../../shared/validation/locale-fields.js';
import { ObjectField, TextListField, WordMapField } from '../../shared/validation/structure-fields.js';
import {
  DELIMITERS,
  type DelimiterChoice,
  ENCODINGS,
  type EncodingChoice,
  OTHER_COLUMNS,
  type OtherColumns,
  PRIORITIES,
  ROW_KINDS,
  type RowKind,
  STATUSES,
} from '../domain/import-words.js';
import { ImportColumns } from './import-columns.dto.js';

/** How the rows of a CSV file become tickets. Only `columns` is needed. */
@ApiExtraModels(ImportColumns)
export class ImportMapping {
  @TextField({
    min: 1,
    max: 100,
    singleLine: true,
    optional: true,
    default: 'csv',
    description: 'Where the tickets come from: numbers of one source never meet those of another.',
    example: 'servicenow',
  })
  source: string = 'csv';

  @EnumField(ROW_KINDS, 'ImportRows', {
    optional: true,
    default: 'ticket',
    description:
      '`ticket`: each row is one ticket. `history`: the rows with one `externalId`, in order of time, are the life of one ticket.',
    example: 'history',
  })
  rows: RowKind = 'ticket';

  @ObjectField(ImportColumns, { description: 'Which column feeds which field.' })
  columns: ImportColumns;

  @WordMapField(STATUSES, {
    optional: true,
    description: 'The source’s words for a status, compared without case, and what they mean here.',
    example: { New: 'open', Active: 'in_progress', Resolved: 'closed' },
  })
  statusValues: Record<string, TicketStatus> = {};

  @WordMapField(PRIORITIES, {
    optional: true,
    description: 'The source’s words for a priority, compared without case, and what they mean here.',
    example: { '1 - Critical': 'high', '3 - Moderate': 'medium' },
  })
  priorityValues: Record<string, TicketPriority> = {};

  @EnumField(STATUSES, 'TicketStatus', { optional: true, default: 'open', description: 'When the cell is empty.' })
  defaultStatus: TicketStatus = 'open';

  @EnumField(PRIORITIES, 'TicketPriority', {
    optional: true,
    default: 'medium',
    description: 'When the cell is empty.',
  })
  defaultPriority: TicketPriority = 'medium';

  @TextField({
    min: 1,
    max: 254,
    singleLine: true,
    optional: true,
    description:
      'The requester when the cell is empty: an address, a name, or `Name <address>`, the name of at most 100 characters. Absent: the importing admin.',
    example: 'Service desk <desk@example.org>',
  })
  defaultRequester?: string;

  @TextField({
    min: 1,
    max: 1000,
    singleLine: true,
    optional: true,
    description:
      'The title when the cell is empty, with columns in braces. Absent: the first words of the description.',
    example: 'Incident {number}',
  })
  titleTemplate?: string;

  @TextField({
    min: 1,
    max: 20_000,
    optional: true,
    description: 'The description when the cell is empty, with columns in braces. Absent: the title.',
    example: '{category} / {subcategory}: {u_symptom}',
  })
  descriptionTemplate?: string;

  @EnumField(OTHER_COLUMNS, 'ImportOtherColumns', {
    optional: true,
    default: 'ignore',
    description: 'Columns that feed nothing: left out, or kept as a list at the end of the description.',
    example: 'keep',
  })
  otherColumns: OtherColumns = 'ignore';

  @TextListField({
    maxItems: 20,
    max: 100,
    optional: true,
    default: [],
    description: 'Cells that mean nothing is known, beside empty ones.',
    example: ['?'],
  })
  emptyValues: string[] = [];

  @TextField({
    min: 1,
    max: 100,
    singleLine: true,
    optional: true,
    default: 'iso',
    description: '`iso` for ISO 8601, or a pattern of Unicode TR35 letters.',
    example: 'dd-MM-yyyy HH:mm',
  })
  dateFormat: string = 'iso';

  @TimeZoneField({ optional: true, default: 'UTC', description: 'The zone of times that name none.', example: 'UTC' })
  timeZone: string = 'UTC';

  @EnumField(DELIMITERS, 'ImportDelimiter', { optional: true, default: 'auto', example: 'auto' })
  delimiter: DelimiterChoice = 'auto';

  @EnumField(ENCODINGS, 'ImportEncoding', {
    optional: true,
    default: 'auto',
    description: '`auto`: by the byte order mark; without one UTF-8 if the whole file is, else Windows-1252.',
    example: 'auto',
  })
  encoding: EncodingChoice = 'auto';
}
