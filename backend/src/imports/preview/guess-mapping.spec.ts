import type { CsvSample } from '../csv/csv-sample.js';
import { columnValues } from './column-values.js';
import { guessMapping } from './guess-mapping.js';
import { guessPriority, guessStatus } from './word-guesses.js';

const sample = (columns: string[], ...rows: string[][]): CsvSample => ({
  encoding: 'utf-8',
  isGuessed: true,
  delimiter: 'comma',
  columns,
  rows,
  more: false,
});

const guess = (file: CsvSample, fileName: string) => guessMapping(file, columnValues(file), fileName);

describe('guessing a mapping', () => {
  it('recognises the life of incidents by its repeated numbers', () => {
    const mapping = guess(
      sample(
        [
          'number',
          'incident_state',
          'caller_id',
          'opened_at',
          'sys_updated_by',
          'sys_updated_at',
          'priority',
          'assigned_to',
          'closed_at',
        ],
        [
          'INC1',
          'New',
          'Caller 1',
          '29-02-2016 01:16',
          'By 2',
          '29-02-2016 01:23',
          '3 - Moderate',
          '?',
          '05-03-2016 12:00',
        ],
        [
          'INC1',
          'Awaiting User Info',
          'Caller 1',
          '29-02-2016 01:16',
          'By 2',
          '29-02-2016 08:53',
          '1 - Critical',
          'Resolver 1',
          '05-03-2016 12:00',
        ],
        [
          'INC1',
          'Resolved',
          'Caller 1',
          '29-02-2016 01:16',
          'By 2',
          '29-02-2016 11:29',
          '4 - Low',
          'Resolver 1',
          '05-03-2016 12:00',
        ],
      ),
      'incident-event-log.csv',
    );
    expect(mapping).toMatchObject({
      source: 'incident-event-log',
      rows: 'history',
      columns: {
        externalId: 'number',
        status: 'incident_state',
        requester: 'caller_id',
        createdAt: 'opened_at',
        changedBy: 'sys_updated_by',
        updatedAt: 'sys_updated_at',
        priority: 'priority',
        assignee: 'assigned_to',
      },
      statusValues: { New: 'open', 'Awaiting User Info': 'in_progress', Resolved: 'closed' },
      priorityValues: { '3 - Moderate': 'medium', '1 - Critical': 'high', '4 - Low': 'low' },
      emptyValues: ['?'],
      titleTemplate: 'Ticket {number}',
      otherColumns: 'keep',
      dateFormat: 'dd-MM-yyyy HH:mm',
    });
    // In a history the rows themselves tell when the ticket was closed.
    expect(mapping.columns.closedAt).toBeUndefined();
  });

  it('takes rows with numbers of their own for one ticket each', () => {
    const columns = ['id', 'subject', 'updated at', 'updated by'];
    const mapping = guess(sample(columns, ['1', 'a', '2026-01-01', 'Bo'], ['2', 'b', '2026-01-02', 'Bo']), 'x.csv');
    expect(mapping).toMatchObject({
      rows: 'ticket',
      columns: { externalId: 'id', title: 'subject', updatedAt: 'updated at' },
    });
    expect(mapping.columns.changedBy).toBeUndefined();
  });

  it.each([
    ['Reopened', 'open'],
    ['Closed (won’t fix)', 'closed'],
    ['IN PROGRESS', 'in_progress'],
    ['On hold', 'in_progress'],
    ['To do', 'open'],
    ['Not resolved', 'open'],
    ['Purple', null],
  ])('reads the status %s as %s', (word, status) => {
    expect(guessStatus(word)).toBe(status);
  });

  it.each([
    ['1', ['1', '2', '3'], 'high'],
    ['2', ['1', '2', '3'], 'medium'],
    ['3', ['1', '2', '3'], 'low'],
    ['2', ['1', '2', '3', '4'], 'high'],
    ['3', ['1', '2', '3', '4'], 'medium'],
    ['P1', ['P1', 'P2'], 'high'],
    ['5 - Planning', [], 'low'],
    ['17', ['17'], null],
  ])('reads the priority %s among %j as %s', (word, values, priority) => {
    expect(guessPriority(word, values)).toBe(priority);
  });
});
