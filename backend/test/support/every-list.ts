import type { ListUsersQuery } from '../../src/users/dto/list-users.dto.js';
import { USER_SORTS } from '../../src/users/dto/list-users.dto.js';
import type { TicketFilterInput } from '../../src/tickets/domain/ticket-filter.js';

/** People whom the lists are asked about. */
export interface AskedAbout {
  /** Has taken a good part of all tickets. */
  readonly busyAgent: string;
  /** Has taken hardly any. */
  readonly newAgent: string;
  /** Has taken as many as a busy one, and closed them all. */
  readonly idleAgent: string;
  /** Has filed a good part of all tickets. */
  readonly busyRequester: string;
  readonly newRequester: string;
}

const day = (name: string) => new Date(`${name}T00:00:00Z`);

/** What a control of the portal's filters can be set to: what stands for the rest beside other controls, and the rest. */
interface Control {
  readonly main: readonly TicketFilterInput[];
  readonly rest?: readonly TicketFilterInput[];
}

const period = (time: 'created' | 'updated'): Control => ({
  main: [
    { [`${time}From`]: day('2025-12-20') },
    { [`${time}To`]: day('2023-04-01') },
    { [`${time}From`]: day('2024-01-01'), [`${time}To`]: day('2025-06-01') },
  ],
  rest: [
    { [`${time}From`]: day('2025-01-01'), [`${time}To`]: day('2025-01-02') },
    { [`${time}From`]: day('2024-01-01') },
    { [`${time}To`]: day('2025-06-01') },
  ],
});

const controls = (people: AskedAbout): readonly Control[] => [
  {
    main: [{ status: ['open'] }, { status: ['closed'] }, { status: ['open', 'in_progress'] }],
    rest: [
      { status: ['in_progress'] },
      { status: ['open', 'closed'] },
      { status: ['in_progress', 'closed'] },
      { status: ['open', 'in_progress', 'closed'] },
    ],
  },
  {
    main: [{ priority: ['high'] }, { priority: ['low', 'high'] }],
    rest: [
      { priority: ['low'] },
      { priority: ['medium'] },
      { priority: ['low', 'medium'] },
      { priority: ['medium', 'high'] },
      { priority: ['low', 'medium', 'high'] },
    ],
  },
  {
    main: [
      { assigneeId: 'none' },
      { assigneeId: people.busyAgent },
      { assigneeId: people.newAgent },
      { assigneeId: people.idleAgent },
    ],
  },
  { main: [{ requesterId: people.busyRequester }, { requesterId: people.newRequester }] },
  period('created'),
  period('updated'),
  { main: [{ deleted: true }] },
  { main: [{ q: 'printer' }, { q: '#4711' }], rest: [{ q: 'nb-4711' }, { q: 'not connecting' }] },
];

/** No filter, every setting of one control, and every two of different ones. */
export function* filtersOfStaff(people: AskedAbout): Generator<TicketFilterInput> {
  yield {};
  const all = controls(people);
  for (const [index, { main, rest = [] }] of all.entries()) {
    yield* main;
    yield* rest;
    for (const other of all.slice(index + 1))
      for (const one of main) for (const another of other.main) yield { ...one, ...another };
  }
}

/** The views that the portal opens with; each also says how many tickets it holds. */
export const VIEWS_OF_EMPLOYEES: readonly TicketFilterInput[] = [
  {},
  { status: ['open', 'in_progress'] },
  { status: ['closed'] },
];
export const VIEWS_OF_STAFF: readonly TicketFilterInput[] = [
  {},
  { status: ['open', 'in_progress'] },
  { assigneeId: 'me', status: ['open', 'in_progress'] },
  { assigneeId: 'none', status: ['open', 'in_progress'] },
  { requesterId: 'me' },
];

/** What employees can look for: they have no more filters than their views and words. */
export const filtersOfEmployees = VIEWS_OF_EMPLOYEES.flatMap((view) => [view, { ...view, q: 'printer' }]);

/** The list of people in all its orders, and the pickers of somebody who files tickets or takes them. */
export const listsOfPeople: readonly ListUsersQuery[] = [undefined, 'a', 'keller'].flatMap((q) => [
  ...USER_SORTS.flatMap((sort) => [
    { q, sort, limit: 50 },
    { q, sort, limit: 50, active: true },
    { q, sort, limit: 50, role: ['employee' as const] },
    { q, sort, limit: 50, role: ['agent' as const, 'admin' as const] },
  ]),
  { q, sort: 'name' as const, limit: 8, active: true },
  { q, sort: 'name' as const, limit: 8, active: true, role: ['agent' as const, 'admin' as const] },
]);
