import { bornAs, type Change, live, type Step, type TicketState, type TrackedField } from '../domain/ticket-life.js';
import type { ImportMapping } from '../dto/import-mapping.dto.js';
import type { PersonName } from '../rows/person-name.js';
import type { RowError, TicketRow } from '../rows/ticket-row.js';
import type { KeyedGroup } from './import-keys.service.js';
import type { PeopleByEmail } from './imported-people.service.js';
import type { RunningImport } from './running-import.js';

/** A ticket of an earlier batch or run, as it stands now. */
export interface KnownTicket extends TicketState {
  id: number;
  importKey: string;
  version: number;
  importedVersion: number | null;
  importedThrough: Date | null;
  updatedAt: Date;
  closedAt: Date | null;
  deletedAt: Date | null;
}

/** What rows make of a ticket that is here. */
export interface TicketUpdate {
  key: string;
  fields: TicketState & { closedAt: Date | null; updatedAt: Date; version: number };
  /** The source's time of the last row that is in it. */
  through: Date | null;
  changes: Change[];
}

/** What rows make where there was no ticket. */
export interface NewTicket extends TicketUpdate {
  fields: TicketUpdate['fields'] & { requesterId: string; createdAt: Date };
}

/**
 * The rows that tell more than the ticket knows. A ticket that people have changed or deleted
 * since its import is theirs: nothing is news to it.
 */
export function newsOf({ rows, wrote }: KeyedGroup, known: KnownTicket | undefined): TicketRow[] {
  if (!known) return rows;
  const through = known.importedThrough?.getTime();
  const isTouched = known.deletedAt !== null || known.version !== known.importedVersion;
  if (isTouched || through === undefined) return [];
  // Later parts of a history of this very run may go on within the same minute.
  const isNews = (time: number) => time > through || (wrote && time === through);
  return rows.filter(({ updatedAt }) => updatedAt !== null && isNews(updatedAt.getTime()));
}

export const peopleOf = (rows: readonly TicketRow[]): PersonName[] =>
  rows.flatMap(({ requester, assignee, changedBy }) => [requester, assignee, changedBy].filter((one) => one !== null));

/** Whom the API would refuse as an assignee: people who were here before as employees. */
export function unassignable(rows: readonly TicketRow[], people: PeopleByEmail): RowError[] {
  const refused = rows.find(({ assignee }) => assignee && people.get(assignee.email)?.role === 'employee');
  if (!refused?.assignee) return [];
  const message = `${refused.assignee.name} is an employee here: make them an agent first, or import without an assignee.`;
  return [{ row: refused.row, field: 'assignee', code: 'not_assignable', message }];
}

/** @param rows at least one. */
export function newTicket(
  key: string,
  rows: readonly TicketRow[],
  people: PeopleByEmail,
  job: RunningImport,
): NewTicket {
  const [first, ...later] = rows as [TicketRow, ...TicketRow[]];
  const createdAt = first.createdAt ?? first.updatedAt ?? job.createdAt;
  const birth = { ...stepOf(first, people, job), at: latest(createdAt, first.updatedAt) };
  const life = live(
    bornAs(birth),
    later.map((row) => stepOf(row, people, job)),
    trackedBy(job.mapping),
  );
  return {
    key,
    fields: {
      ...life.state,
      closedAt: life.closedAt && latest(createdAt, life.closedAt),
      requesterId: first.requester ? idOf(first.requester, people) : job.createdBy,
      createdAt,
      updatedAt: latest(createdAt, lastTime(rows) ?? life.closedAt),
      version: 1 + life.moves,
    },
    through: lastTime(rows),
    changes: life.changes.map((change) => ({ ...change, at: latest(createdAt, change.at) })),
  };
}

/** What the rows make of a ticket that is here; null when they change nothing. */
export function changedTicket(
  known: KnownTicket,
  rows: readonly TicketRow[],
  people: PeopleByEmail,
  job: RunningImport,
): TicketUpdate | null {
  const { title, description, status, priority, assigneeId, closedAt } = known;
  const steps = rows.map((row) => stepOf(row, people, job));
  const start = { state: { title, description, status, priority, assigneeId }, closedAt };
  const life = live(start, steps, trackedBy(job.mapping));
  if (life.moves === 0) return null;
  return {
    key: known.importKey,
    fields: {
      ...life.state,
      closedAt: life.closedAt,
      updatedAt: latest(known.updatedAt, lastTime(rows)),
      version: known.version + life.moves,
    },
    through: lastTime(rows),
    changes: life.changes,
  };
}

/** Texts that are put together from several cells change too easily to be called history. */
function trackedBy({ columns, otherColumns }: ImportMapping): TrackedField[] {
  const texts: TrackedField[] = [
    ...(columns.title ? (['title'] as const) : []),
    ...(columns.description && otherColumns === 'ignore' ? (['description'] as const) : []),
  ];
  return [...texts, 'status', 'priority', 'assigneeId'];
}

function stepOf(row: TicketRow, people: PeopleByEmail, job: RunningImport): Step {
  const { title, description, status, priority, assignee, changedBy, closedAt } = row;
  return {
    at: row.updatedAt ?? row.createdAt ?? job.createdAt,
    actorId: changedBy ? idOf(changedBy, people) : job.createdBy,
    state: { title, description, status, priority, assigneeId: assignee && idOf(assignee, people) },
    closedAt,
  };
}

function idOf({ email }: PersonName, people: PeopleByEmail): string {
  const person = people.get(email);
  if (!person) throw new Error(`Nobody was resolved for ${email}`);
  return person.id;
}

const latest = (one: Date, other: Date | null): Date => (other && other > one ? other : one);

const lastTime = (rows: readonly TicketRow[]): Date | null =>
  rows.reduce<Date | null>(
    (last, { updatedAt }) => (updatedAt && (!last || updatedAt > last) ? updatedAt : last),
    null,
  );
