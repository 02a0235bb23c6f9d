import { ListTicketsParams, TicketPriority, TicketStatus } from '../../api/generated/model';
import { ticketPriorities, ticketStatuses } from '../../shared/ticket-parts/ticket-model';

export const pageSizes = [25, 50, 100] as const;
export const sortFields = ['id', 'status', 'priority', 'createdAt', 'updatedAt'] as const;

export type PageSize = (typeof pageSizes)[number];
export type SortField = (typeof sortFields)[number];
export type SortDirection = 'asc' | 'desc';

/** Which tickets. Times are ISO 8601 in UTC; `From` is inclusive, `To` exclusive, as in the API. */
export interface TriageFilter {
  readonly q: string;
  readonly status: readonly TicketStatus[];
  readonly priority: readonly TicketPriority[];
  /** `me`, `none`, or a person's id; null: anybody or nobody. */
  readonly assigneeId: string | null;
  /** `me`, or a person's id; null: anybody. */
  readonly requesterId: string | null;
  readonly createdFrom: string | null;
  readonly createdTo: string | null;
  readonly updatedFrom: string | null;
  readonly updatedTo: string | null;
  readonly deleted: boolean;
}

/** All that the address of the table says: who opens it sees the same rows. */
export interface TriageQuery extends TriageFilter {
  readonly sortBy: SortField;
  readonly direction: SortDirection;
  readonly limit: PageSize;
  /** Null: the first page. */
  readonly cursor: string | null;
}

export const everything: TriageQuery = {
  q: '',
  status: [],
  priority: [],
  assigneeId: null,
  requesterId: null,
  createdFrom: null,
  createdTo: null,
  updatedFrom: null,
  updatedTo: null,
  deleted: false,
  sortBy: 'createdAt',
  direction: 'desc',
  limit: 25,
  cursor: null,
};

const timeNames = ['createdFrom', 'createdTo', 'updatedFrom', 'updatedTo'] as const;
type TimeName = (typeof timeNames)[number];

/** Reads the query part of an address; what is not understood is left out. */
export function queryFromAddress(get: (name: string) => string | null): TriageQuery {
  const sort = get('sort') ?? '-createdAt';
  const sortBy = sortFields.find((field) => field === sort.replace(/^-/, ''));
  const limit = Number(get('limit'));
  return {
    ...everything,
    ...Object.fromEntries(timeNames.map((name) => [name, instantOf(get(name))])),
    q: (get('q') ?? '').trim(),
    status: wordsOf(get('status'), ticketStatuses),
    priority: wordsOf(get('priority'), ticketPriorities),
    assigneeId: get('assigneeId'),
    requesterId: get('requesterId'),
    deleted: get('deleted') === 'true',
    sortBy: sortBy ?? everything.sortBy,
    direction: sortBy !== undefined && !sort.startsWith('-') ? 'asc' : 'desc',
    limit: pageSizes.find((size) => size === limit) ?? everything.limit,
    cursor: get('cursor'),
  };
}

/** The query part of the address, under the API's own names; null for what need not be said. */
export function addressOf(query: TriageQuery): Record<string, string | null> {
  const { sort, ...filter } = exportParamsOf(query);
  const said: Record<string, string | null> = Object.fromEntries(filterNames.map((name) => [name, null]));
  for (const [name, value] of Object.entries(filter)) {
    said[name] = String(value);
  }
  return {
    ...said,
    sort: sort === '-createdAt' ? null : (sort ?? null),
    limit: query.limit === everything.limit ? null : String(query.limit),
    cursor: query.cursor,
  };
}

/** What the list is asked for. */
export function listParamsOf(query: TriageQuery): ListTicketsParams {
  const { limit, cursor } = query;
  return { ...exportParamsOf(query), limit, ...(cursor === null ? {} : { cursor }) };
}

/** Filter and sort without a page: what the export takes, too. */
export function exportParamsOf(query: TriageQuery): ListTicketsParams {
  const { q, status, priority, assigneeId, requesterId, deleted, sortBy, direction } = query;
  const times: Partial<Record<TimeName, string>> = {};
  for (const name of timeNames) {
    const time = query[name];
    if (time !== null) {
      times[name] = time;
    }
  }
  return {
    ...(q === '' ? {} : { q }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(priority.length === 0 ? {} : { priority: [...priority] }),
    ...(assigneeId === null ? {} : { assigneeId }),
    ...(requesterId === null ? {} : { requesterId }),
    ...times,
    ...(deleted ? { deleted } : {}),
    sort: direction === 'desc' ? `-${sortBy}` : sortBy,
  };
}

const filterNames = ['q', 'status', 'priority', 'assigneeId', 'requesterId', ...timeNames, 'deleted'] as const;

/** The same for two queries that find the same tickets, in whatever order and pages. */
export function filterKeyOf(query: TriageFilter): string {
  return JSON.stringify(filterNames.map((name) => query[name]));
}

/** How many filters are set; a period is one, and the search none. */
export function filtersSet(query: TriageQuery): number {
  const params = exportParamsOf({ ...query, q: '', deleted: false });
  const names = new Set(Object.keys(params).map((name) => name.replace(/From|To$/, '')));
  names.delete('sort');
  return names.size;
}

/** Whether some of the tickets, or of the deleted ones, are left out. */
export const isFiltered = (query: TriageQuery): boolean => query.q !== '' || filtersSet(query) > 0;

function wordsOf<T extends string>(value: string | null, known: readonly T[]): readonly T[] {
  const words = (value ?? '').split(',');
  return known.filter((word) => words.includes(word));
}

function instantOf(value: string | null): string | null {
  return value !== null && !Number.isNaN(Date.parse(value)) ? value : null;
}

/** Where everything found can be had as one file. */
export function exportAddress(query: TriageQuery): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(exportParamsOf(query))) {
    params.set(name, String(value));
  }
  return `/api/tickets/export.csv?${params.toString()}`;
}
