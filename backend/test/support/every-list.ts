import { TicketPriority, TicketStatus } from '../../src/database/generated/enums.js';
import type { TicketFilterInput } from '../../src/tickets/domain/ticket-filter.js';

/** People whom the lists are asked about. */
export interface AskedAbout {
  /** Has taken a good part of all tickets. */
  readonly busyAgent: string;
  /** Has taken hardly any. */
  readonly newAgent: string;
  /** Has filed a good part of all tickets. */
  readonly busyRequester: string;
  readonly newRequester: string;
}

export type Wish = TicketFilterInput & { readonly words: string };

const day = (name: string) => new Date(`${name}T00:00:00Z`);

const subsets = <T>(values: readonly T[]): T[][] =>
  values.reduce<T[][]>((sets, value) => [...sets, ...sets.map((set) => [...set, value])], [[]]).filter(({ length }) => length > 0);

const status = subsets(Object.values(TicketStatus)).map((status) => ({ status }));
const priority = subsets(Object.values(TicketPriority)).map((priority) => ({ priority }));

/** What each control of the portal's filters can be set to. */
export const controls = (people: AskedAbout): readonly (readonly TicketFilterInput[])[] => [
  status,
  priority,
  [{ assigneeId: 'none' }, { assigneeId: people.busyAgent }, { assigneeId: people.newAgent }],
  [{ requesterId: people.busyRequester }, { requesterId: people.newRequester }],
  ...(['created', 'updated'] as const).map((time) => [
    { [`${time}From`]: day('2026-03-01') },
    { [`${time}From`]: day('2024-01-01') },
    { [`${time}To`]: day('2023-04-01') },
    { [`${time}To`]: day('2025-06-01') },
    { [`${time}From`]: day('2025-01-01'), [`${time}To`]: day('2025-01-02') },
    { [`${time}From`]: day('2025-01-01'), [`${time}To`]: day('2025-04-01') },
  ]),
  [{ deleted: true }],
  [{ q: 'printer' }, { q: 'nb-4711' }, { q: '#4711' }, { q: 'not connecting' }],
];

/** Every setting of one control, and every two settings of different ones. */
export function* filters(people: AskedAbout): Generator<TicketFilterInput> {
  yield {};
  const all = controls(people);
  for (const [index, settings] of all.entries())
    for (const one of settings) {
      yield one;
      for (const others of all.slice(index + 1)) for (const other of others) yield { ...one, ...other };
    }
}
