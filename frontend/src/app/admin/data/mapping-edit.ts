import { ImportColumns, ImportMapping, ImportPreview, TicketPriority, TicketStatus } from '../../api/generated/model';

export type ImportField = keyof ImportColumns;

interface FieldWords {
  readonly field: ImportField;
  readonly label: string;
  readonly hint: string;
}

/** In the order in which a person thinks of a ticket. */
export const importFields: readonly FieldWords[] = [
  { field: 'title', label: 'Title', hint: 'One line; long ones are shortened.' },
  { field: 'description', label: 'Description', hint: 'Read as Markdown.' },
  { field: 'status', label: 'Status', hint: 'Its words are translated below.' },
  { field: 'priority', label: 'Priority', hint: 'Its words are translated below.' },
  { field: 'requester', label: 'Requester', hint: 'An address or a name; new people cannot sign in.' },
  { field: 'assignee', label: 'Assignee', hint: 'An address or a name; new ones become agents.' },
  { field: 'createdAt', label: 'Filed on', hint: 'Otherwise: the time of the import.' },
  { field: 'updatedAt', label: 'Last changed on', hint: 'In a history: the time of each change.' },
  { field: 'closedAt', label: 'Closed on', hint: 'Otherwise: when its last row closed it.' },
  { field: 'externalId', label: 'Number in the source', hint: 'Finds the same ticket again in a later run.' },
  { field: 'changedBy', label: 'Changed by', hint: 'Only for histories.' },
];

const timeFields: readonly ImportField[] = ['createdAt', 'updatedAt', 'closedAt'];

/** Ways of writing times that files of the world use; `iso` first. */
export const dateFormats = [
  { format: 'iso', example: '2026-03-31 or 2026-03-31T17:45:00Z' },
  { format: 'dd-MM-yyyy HH:mm', example: '31-03-2026 17:45' },
  { format: 'dd/MM/yyyy HH:mm', example: '31/03/2026 17:45' },
  { format: 'dd.MM.yyyy HH:mm', example: '31.03.2026 17:45' },
  { format: 'MM/dd/yyyy HH:mm', example: '03/31/2026 17:45' },
  { format: 'MM/dd/yyyy hh:mm a', example: '03/31/2026 05:45 PM' },
  { format: 'yyyy-MM-dd HH:mm', example: '2026-03-31 17:45' },
  { format: 'yyyy-MM-dd HH:mm:ss', example: '2026-03-31 17:45:00' },
  { format: 'dd/MM/yyyy', example: '31/03/2026' },
  { format: 'MM/dd/yyyy', example: '03/31/2026' },
] as const;

/** A column feeds a field, or none does. */
export function withColumn(mapping: ImportMapping, field: ImportField, column: string | null): ImportMapping {
  const others = Object.entries(mapping.columns).filter(([name]) => name !== field);
  return { ...mapping, columns: Object.fromEntries(column === null ? others : [...others, [field, column]]) };
}

/** A word of the file and what it means here; case does not count. Null: it is not said. */
export function meaningOf<T>(values: Readonly<Record<string, T>> | undefined, word: string): T | null {
  const entry = Object.entries(values ?? {}).find(([known]) => sameWord(known, word));
  return entry?.[1] ?? null;
}

export function withMeaning<T extends TicketStatus | TicketPriority>(
  values: Readonly<Record<string, T>> | undefined,
  word: string,
  meaning: T | null,
): Record<string, T> {
  const others = Object.entries(values ?? {}).filter(([known]) => !sameWord(known, word));
  return Object.fromEntries(meaning === null ? others : [...others, [word, meaning]]);
}

const sameWord = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The words a column holds, without those that mean nothing; null when there are too many to be words. */
export function wordsIn(preview: ImportPreview, mapping: ImportMapping, field: ImportField): readonly string[] | null {
  const column = preview.columns.find(({ name }) => name === mapping.columns[field]);
  if (column === undefined) {
    return [];
  }
  // To the letter, unlike the words that have a meaning: as the server reads them.
  const nothing = new Set(mapping.emptyValues?.map((empty) => empty.trim()));
  return column.values?.map(({ value }) => value).filter((word) => !nothing.has(word.trim())) ?? null;
}

export const hasTimes = ({ columns }: ImportMapping): boolean =>
  timeFields.some((field) => columns[field] !== undefined);

/** What is missing before the file can be read with this mapping, in words. */
export function gapsIn(mapping: ImportMapping, preview: ImportPreview): string[] {
  const { columns, titleTemplate, descriptionTemplate } = mapping;
  const gaps: string[] = [];
  if (!columns.title && !columns.description && !titleTemplate && !descriptionTemplate) {
    gaps.push('Choose a column for the title or the description, or set a default title.');
  }
  if (mapping.rows === 'history' && !columns.externalId) {
    gaps.push('A history needs the column with the number in the source: it says which rows belong together.');
  }
  if (mapping.rows === 'history' && !columns.updatedAt) {
    gaps.push('A history needs the column for “Last changed on”: it says when each change happened.');
  }
  for (const [field, values] of [
    ['status', mapping.statusValues],
    ['priority', mapping.priorityValues],
  ] as const) {
    const words = wordsIn(preview, mapping, field);
    const unknown = words?.filter((word) => meaningOf<string>(values, word) === null) ?? [];
    if (words === null) {
      gaps.push(`The column for the ${field} holds more than 50 different values: it is probably another one.`);
    } else if (unknown.length > 0) {
      gaps.push(
        `Say what these mean as a ${field}: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ', …' : ''}.`,
      );
    }
  }
  return gaps;
}
