import type { TicketPriority, TicketStatus } from '../../database/generated/enums.js';
import type { PersonName } from './person-name.js';

/** One row of the file in Docket's words. */
export interface TicketRow {
  /** From 1, without the header. */
  row: number;
  /** The ticket's identity within its source. */
  key: string;
  /** The key is the source's own number, not a digest of the row. */
  hasOwnId: boolean;
  title: string;
  description: string;
  status: TicketStatus;
  priority: TicketPriority;
  requester: PersonName | null;
  assignee: PersonName | null;
  changedBy: PersonName | null;
  createdAt: Date | null;
  updatedAt: Date | null;
  closedAt: Date | null;
}

/** What is wrong with one row: as a job reports it. */
export interface RowError {
  row: number;
  field: string;
  code: string;
  message: string;
}

/** A row that cannot be read, with all that is wrong with it. Its ticket is still known if its id could be read. */
export interface FaultyRow {
  row: number;
  key: string | null;
  errors: RowError[];
}

export const isFaulty = (row: TicketRow | FaultyRow): row is FaultyRow => 'errors' in row;

/** Says what is wrong with the row being read. */
export type Refuse = (field: string, code: string, message: string) => void;
