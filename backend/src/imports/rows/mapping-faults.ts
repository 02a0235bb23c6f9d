import type { FieldError } from '../../shared/errors/domain-error.js';
import { PERSON_NAME } from '../../shared/validation/person-fields.js';
import { textFaultMessage } from '../../shared/validation/text-rule.js';
import type { ImportMapping } from '../dto/import-mapping.dto.js';
import { nameFault, personNamed } from './person-name.js';
import { columnsOf } from './template.js';
import { isTimeFormat } from './time-reader.js';

/** What a mapping asks for that this file, or any, cannot give. Each field is named from the form's `mapping` on. */
export function mappingFaults(mapping: ImportMapping, columns: readonly string[]): FieldError[] {
  return [
    ...absentColumns(mapping, columns),
    ...missingChoices(mapping),
    ...unnamedRequester(mapping),
    ...unreadableTimes(mapping),
  ];
}

function absentColumns(mapping: ImportMapping, columns: readonly string[]): FieldError[] {
  const named: [string, string][] = [
    ...Object.entries(mapping.columns).map(([field, name]): [string, string] => [`columns.${field}`, name as string]),
    ...columnsOf(mapping.titleTemplate ?? '').map((name): [string, string] => ['titleTemplate', name]),
    ...columnsOf(mapping.descriptionTemplate ?? '').map((name): [string, string] => ['descriptionTemplate', name]),
  ];
  return named
    .filter(([, name]) => !columns.includes(name))
    .map(([field, name]) => fault(field, 'no_such_column', `The file has no column “${name}”.`));
}

function missingChoices({ columns, rows, titleTemplate, descriptionTemplate }: ImportMapping): FieldError[] {
  const faults: FieldError[] = [];
  if (!columns.title && !columns.description && !titleTemplate && !descriptionTemplate) {
    faults.push(fault('columns.title', 'required', 'Say which column or template gives the title or the description.'));
  }
  if (rows === 'history' && !columns.externalId) {
    faults.push(fault('columns.externalId', 'required', 'A history needs the column that tells the tickets apart.'));
  }
  if (rows === 'history' && !columns.updatedAt) {
    faults.push(fault('columns.updatedAt', 'required', 'A history needs the time of each row.'));
  }
  return faults;
}

function unnamedRequester({ defaultRequester }: ImportMapping): FieldError[] {
  const found = defaultRequester === undefined ? null : nameFault(personNamed(defaultRequester));
  return found === null ? [] : [fault('defaultRequester', found, textFaultMessage(found, PERSON_NAME))];
}

function unreadableTimes({ dateFormat }: ImportMapping): FieldError[] {
  if (isTimeFormat(dateFormat)) return [];
  const words = 'Use iso, or a pattern with day, month and year such as dd-MM-yyyy HH:mm.';
  return [fault('dateFormat', 'not_a_time_format', words)];
}

const fault = (field: string, code: string, message: string): FieldError => ({
  field: `mapping.${field}`,
  code,
  message,
});
