import { TicketEvent } from '../../api/generated/model/ticketEvent';
import { UserRef } from '../../api/generated/model/userRef';
import {
  Audience,
  TicketPriority,
  TicketStatus,
  ticketPriorities,
  ticketStatuses,
} from '../../shared/ticket-parts/ticket-model';
import { priorityWord, statusWord } from '../../shared/ticket-parts/ticket-words';

/** What happened, after the actor's name: "Ada Agent" "set the priority to High". */
export function historyWords(event: TicketEvent, audience: Audience): string {
  switch (event.type) {
    case 'created':
      return 'filed this ticket';
    case 'deleted':
      return 'deleted this ticket';
    case 'restored':
      return 'restored this ticket';
    case 'commented':
      return 'commented';
    case 'changed':
      return changeWords(event, audience);
  }
}

function changeWords({ field, from, to, actor }: TicketEvent, audience: Audience): string {
  switch (field) {
    case 'title':
      return `changed the title from “${text(from)}” to “${text(to)}”`;
    case 'description':
      return 'changed the description';
    case 'priority':
      return isPriority(to) ? `set the priority to ${priorityWord(to)}` : 'changed the priority';
    case 'status':
      return isStatus(to) ? statusChange(isStatus(from) ? from : null, to, audience) : 'changed the status';
    case 'assigneeId':
      return assignment(from, to, actor);
    default:
      return 'changed this ticket';
  }
}

function statusChange(from: TicketStatus | null, to: TicketStatus, audience: Audience): string {
  if (to === 'closed') {
    return audience === 'staff' ? 'closed this ticket' : 'marked this as solved';
  }
  if (from === 'closed') {
    return 'reopened this ticket';
  }
  if (audience === 'requester') {
    return to === 'in_progress' ? 'started working on this' : 'put this back in the queue';
  }
  return `set the status to ${statusWord(to, audience)}`;
}

function assignment(from: TicketEvent['from'], to: TicketEvent['to'], actor: UserRef): string {
  if (isPerson(to)) {
    return to.id === actor.id ? 'took this ticket' : `assigned this to ${to.name}`;
  }
  return isPerson(from)
    ? `took this from ${from.id === actor.id ? 'their own list' : from.name}`
    : 'changed the assignee';
}

const isPerson = (value: TicketEvent['to']): value is UserRef => typeof value === 'object' && value !== null;
const isStatus = (value: TicketEvent['to']): value is TicketStatus => ticketStatuses.some((status) => status === value);
const isPriority = (value: TicketEvent['to']): value is TicketPriority =>
  ticketPriorities.some((priority) => priority === value);
const text = (value: TicketEvent['to']): string => (typeof value === 'string' ? value : '');
