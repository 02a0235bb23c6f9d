import { isFaulty, type FaultyRow, type RowError, type TicketRow } from '../rows/ticket-row.js';

/** Neighbouring rows of one ticket, with all the records that were read for them. */
export interface RowGroup {
  key: string | null;
  rows: TicketRow[];
  /** A ticket with one faulty row is left out whole. */
  errors: RowError[];
  /** How many records of the file it is made of. */
  records: number;
  /** Of their titles and descriptions together. */
  characters: number;
}

/** Beyond these, the rest of a ticket's rows is treated as a later part of its history: memory stays bounded. */
const MAX_ROWS = 2_000;
const MAX_CHARACTERS = 1_000_000;

/** Puts neighbouring rows with one key together; without `joining` each row stands alone. */
export async function* groupsOf(
  rows: AsyncIterable<TicketRow | FaultyRow>,
  { joining }: { joining: boolean },
): AsyncGenerator<RowGroup> {
  let group: RowGroup | null = null;
  for await (const row of rows) {
    if (group && !(joining && belongsTo(group, row))) {
      yield group;
      group = null;
    }
    group ??= { key: row.key, rows: [], errors: [], records: 0, characters: 0 };
    group.records++;
    if (isFaulty(row)) group.errors.push(...row.errors);
    else {
      group.rows.push(row);
      group.characters += row.title.length + row.description.length;
    }
  }
  if (group) yield group;
}

const belongsTo = (group: RowGroup, row: TicketRow | FaultyRow): boolean =>
  row.key !== null && row.key === group.key && group.records < MAX_ROWS && group.characters < MAX_CHARACTERS;
