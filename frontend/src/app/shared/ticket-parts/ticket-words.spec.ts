import { ticketPriorities, ticketStatuses } from './ticket-model';
import { nobodyWord, priorityIcon, priorityWord, statusIcon, statusWord } from './ticket-words';

describe('the words for tickets', () => {
  it.each([
    ['open', 'Open', 'With support'],
    ['in_progress', 'In progress', 'Being worked on'],
    ['closed', 'Closed', 'Solved'],
  ] as const)('say %s as "%s" to staff and as "%s" to requesters', (status, staff, requester) => {
    expect(statusWord(status, 'staff')).toBe(staff);
    expect(statusWord(status, 'requester')).toBe(requester);
  });

  it('give every status and priority an icon of its own', () => {
    expect(new Set(ticketStatuses.map(statusIcon)).size).toBe(ticketStatuses.length);
    expect(new Set(ticketPriorities.map(priorityIcon)).size).toBe(ticketPriorities.length);
    expect(ticketPriorities.map(priorityWord)).toEqual(['Low', 'Medium', 'High']);
  });

  it('tell requesters that support has what nobody has taken yet', () => {
    expect(nobodyWord('requester')).toBe('Support');
    expect(nobodyWord('staff')).toBe('Nobody');
  });
});
