import { createHash } from 'node:crypto';
import { PERSON_NAME } from '../../shared/validation/person-fields.js';
import { textFault, textFaultMessage, type TextRule } from '../../shared/validation/text-rule.js';
import type { CsvRecord } from '../csv/csv-records.js';
import type { ImportColumns } from '../dto/import-columns.dto.js';
import type { ImportMapping } from '../dto/import-mapping.dto.js';
import { PRIORITIES, STATUSES } from '../domain/import-words.js';
import { cellText } from './cell-text.js';
import { nameFault, personNamed, type PersonName } from './person-name.js';
import { TicketText } from './ticket-text.js';
import type { FaultyRow, Refuse, RowError, TicketRow } from './ticket-row.js';
import { TimeReader } from './time-reader.js';

const ID: TextRule = { min: 1, max: 200, singleLine: true };

/** Reads the records of one file by one mapping. Holds no state but caches. */
export class RowReader {
  private readonly indexOf: ReadonlyMap<string, number>;
  private readonly times: TimeReader;
  private readonly text: TicketText;
  private readonly nothing: ReadonlySet<string>;
  private readonly statuses: ReadonlyMap<string, string>;
  private readonly priorities: ReadonlyMap<string, string>;

  /** @param columns the header's names; the mapping must have been checked against them. */
  constructor(
    private readonly mapping: ImportMapping,
    private readonly columns: readonly string[],
  ) {
    this.indexOf = new Map(columns.map((name, index) => [name, index]));
    this.times = new TimeReader(mapping.dateFormat, mapping.timeZone);
    this.text = new TicketText(mapping, columns);
    this.nothing = new Set(['', ...mapping.emptyValues.map((value) => value.trim())]);
    this.statuses = wordsOf(mapping.statusValues, STATUSES);
    this.priorities = wordsOf(mapping.priorityValues, PRIORITIES);
  }

  read({ row, cells }: CsvRecord): TicketRow | FaultyRow {
    const faulty = (code: string, message: string) => ({
      row,
      key: null,
      errors: [{ row, field: 'row', code, message }],
    });
    if (!cells) return faulty('broken_quoting', 'The quotation marks of this row are broken.');
    if (cells.length !== this.columns.length) {
      const words = `This row has ${cells.length} cells, the header has ${this.columns.length}.`;
      return faulty('wrong_column_count', words);
    }
    const errors: RowError[] = [];
    const refuse: Refuse = (field, code, message) => errors.push({ row, field, code, message });
    const ticket = this.readCells(row, cells, refuse);
    return errors.length === 0 ? ticket : { row, key: ticket.hasOwnId ? ticket.key : null, errors };
  }

  /** The person whom a record names as assignee, without reading the rest of it. */
  assigneeOf({ cells }: CsvRecord): PersonName | null {
    const text = cells?.length === this.columns.length ? this.cellFor('assignee', cells) : null;
    return text === null ? null : personNamed(text);
  }

  private readCells(row: number, cells: readonly string[], refuse: Refuse): TicketRow {
    const cellOf = (column: string) => this.cell(column, cells);
    const key = this.keyOf(cells, refuse);
    return {
      row,
      ...key,
      ...this.text.read(cellOf, refuse),
      status: this.wordFor('status', this.statuses, this.mapping.defaultStatus, cells, refuse),
      priority: this.wordFor('priority', this.priorities, this.mapping.defaultPriority, cells, refuse),
      requester: this.personFor('requester', cells, refuse) ?? this.defaultRequester(),
      assignee: this.personFor('assignee', cells, refuse),
      changedBy: this.personFor('changedBy', cells, refuse),
      createdAt: this.timeFor('createdAt', cells, refuse),
      updatedAt: this.timeFor('updatedAt', cells, refuse),
      closedAt: this.timeFor('closedAt', cells, refuse),
    };
  }

  private keyOf(cells: readonly string[], refuse: Refuse): Pick<TicketRow, 'key' | 'hasOwnId'> {
    if (!this.mapping.columns.externalId) {
      const digest = createHash('sha256').update(JSON.stringify(cells)).digest('base64url').slice(0, 32);
      return { key: `row:${digest}`, hasOwnId: false };
    }
    const id = this.cellFor('externalId', cells);
    const fault = textFault(id, ID);
    if (fault) refuse('externalId', fault, textFaultMessage(fault, ID));
    return { key: id ?? '', hasOwnId: fault === null };
  }

  private wordFor<T extends string>(
    field: 'status' | 'priority',
    words: ReadonlyMap<string, string>,
    whenEmpty: T,
    cells: readonly string[],
    refuse: Refuse,
  ): T {
    const text = this.cellFor(field, cells);
    if (text === null) return whenEmpty;
    const word = words.get(text.toLowerCase());
    if (word === undefined) refuse(field, 'unknown_value', `The mapping does not say what ${quoted(text)} means.`);
    return (word ?? whenEmpty) as T;
  }

  private personFor(field: PersonField, cells: readonly string[], refuse: Refuse): PersonName | null {
    const text = this.cellFor(field, cells);
    if (text === null) return null;
    const person = personNamed(text);
    const fault = nameFault(person);
    if (fault) refuse(field, fault, textFaultMessage(fault, PERSON_NAME));
    return person;
  }

  private defaultRequester(): PersonName | null {
    return this.mapping.defaultRequester === undefined ? null : personNamed(this.mapping.defaultRequester);
  }

  private timeFor(field: TimeField, cells: readonly string[], refuse: Refuse): Date | null {
    const text = this.cellFor(field, cells);
    if (text === null) {
      if (field === 'updatedAt' && this.mapping.rows === 'history')
        refuse(field, 'required', 'A row of a history needs its time.');
      return null;
    }
    const time = this.times.read(text);
    if (!time) refuse(field, 'not_a_time', `${quoted(text)} is not a time of the format ${this.mapping.dateFormat}.`);
    return time;
  }

  private cellFor(field: keyof ImportColumns, cells: readonly string[]): string | null {
    const column = this.mapping.columns[field];
    return column === undefined ? null : this.cell(column, cells);
  }

  private cell(column: string, cells: readonly string[]): string | null {
    const index = this.indexOf.get(column);
    const text = index === undefined ? '' : cellText(cells[index] ?? '');
    return this.nothing.has(text) ? null : text;
  }
}

type PersonField = 'requester' | 'assignee' | 'changedBy';
type TimeField = 'createdAt' | 'updatedAt' | 'closedAt';

/** The mapping's words and Docket's own, in lower case. */
function wordsOf(translations: Record<string, string>, own: readonly string[]): ReadonlyMap<string, string> {
  const translated = Object.entries(translations).map(([word, meaning]): [string, string] => [
    word.trim().toLowerCase(),
    meaning,
  ]);
  return new Map([...own.map((word): [string, string] => [word, word]), ...translated]);
}

/** A cell as a message can show it: short, and without characters that JSON columns refuse. */
const quoted = (text: string): string =>
  `“${[...text]
    .slice(0, 60)
    .join('')
    .replace(/\p{Cc}/gu, '�')}”`;
