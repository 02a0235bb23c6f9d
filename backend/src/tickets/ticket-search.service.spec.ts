import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, jest } from '@jest/globals';
import type { Statements } from '../database/statements.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import { TicketSearchService } from './ticket-search.service.js';

const MINUTE = 60_000;

it('asks the statistics about words anew after ten minutes, however often these are looked for meanwhile', async () => {
  let asked = 0;
  const row = () => {
    asked++;
    return Promise.resolve({ tickets: 1_000, holding: 0, holdingWhole: 1_000, holdingLast: 0 });
  };
  const searches = new TicketSearchService({ row } as unknown as Statements);
  const filter = { scope: { notes: true }, search: { numbers: [], words: ['printer'] } } as unknown as TicketFilter;
  const look = () =>
    searches.first({ filter, after: null, limit: 26 }, () => Promise.resolve({ rows: [], done: true }));
  const clock = jest.spyOn(performance, 'now');
  for (const minutes of [1, 7, 13]) {
    clock.mockReturnValue(minutes * MINUTE);
    await look();
    // The cache reads the clock once a millisecond.
    await pause(5);
  }
  clock.mockRestore();
  expect(asked).toBe(2);
});
