import { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import { EnumField, TextField } from '../../shared/validation/fields.js';
import type { FieldOptions } from '../../shared/validation/field.js';
import { MARKDOWN, TITLE } from '../domain/ticket-text.js';

const EXAMPLES = {
  title: 'The printer on floor 3 eats paper',
  text: 'It takes three sheets at once, **every** time.\n\n- tray 2\n- since this morning',
} as const;

/** The rules of a ticket's own fields, each in one place for creating, changing and bulk changes. */
export const TitleField = (options: FieldOptions = {}): PropertyDecorator =>
  TextField({ ...TITLE, description: 'One line.', example: EXAMPLES.title, ...options });

export const MarkdownField = (options: FieldOptions = {}): PropertyDecorator =>
  TextField({
    ...MARKDOWN,
    description: 'Markdown, kept as sent; sanitised where it is shown.',
    example: EXAMPLES.text,
    ...options,
  });

export const StatusField = (options: FieldOptions = {}): PropertyDecorator =>
  EnumField(Object.values(TicketStatus), 'TicketStatus', { example: 'in_progress', ...options });

export const PriorityField = (options: FieldOptions = {}): PropertyDecorator =>
  EnumField(Object.values(TicketPriority), 'TicketPriority', { example: 'high', ...options });
