import { Audience, TicketPriority, TicketStatus } from './ticket-model';

/** The words for statuses and priorities: nowhere else are they spelled out. */
const statusWords: Readonly<Record<Audience, Readonly<Record<TicketStatus, string>>>> = {
  staff: { open: 'Open', in_progress: 'In progress', closed: 'Closed' },
  requester: { open: 'With support', in_progress: 'Being worked on', closed: 'Solved' },
};

const statusIcons: Readonly<Record<TicketStatus, string>> = {
  open: 'radio_button_unchecked',
  in_progress: 'clock_loader_40',
  closed: 'check_circle',
};

const priorityWords: Readonly<Record<TicketPriority, string>> = { low: 'Low', medium: 'Medium', high: 'High' };

const priorityIcons: Readonly<Record<TicketPriority, string>> = {
  low: 'arrow_downward',
  medium: 'remove',
  high: 'priority_high',
};

export const statusWord = (status: TicketStatus, audience: Audience = 'staff'): string => statusWords[audience][status];

export const statusIcon = (status: TicketStatus): string => statusIcons[status];

export const priorityWord = (priority: TicketPriority): string => priorityWords[priority];

export const priorityIcon = (priority: TicketPriority): string => priorityIcons[priority];

/** Where nobody has a ticket yet. */
export const nobodyWord = (audience: Audience): string => (audience === 'staff' ? 'Nobody' : 'Support');
