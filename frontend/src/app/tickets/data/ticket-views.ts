import { ListTicketsParams } from '../../api/generated/model/listTicketsParams';
import { Audience } from '../../shared/ticket-parts/ticket-model';

/** A quick filter of the ticket list: its name stands in the address, its label on the page. */
export interface TicketView {
  readonly name: string;
  readonly label: string;
  readonly filter: Pick<ListTicketsParams, 'status' | 'assigneeId' | 'requesterId'>;
  readonly nothing: { readonly heading: string; readonly words: string };
}

const unsolved: ListTicketsParams['status'] = ['open', 'in_progress'];

const views: Readonly<Record<Audience, readonly [TicketView, ...TicketView[]]>> = {
  requester: [
    {
      name: 'open',
      label: 'Open',
      filter: { status: unsolved },
      nothing: {
        heading: 'Nothing is open',
        words: 'When something does not work or you need something, file a ticket. You follow it here.',
      },
    },
    {
      name: 'solved',
      label: 'Solved',
      filter: { status: ['closed'] },
      nothing: { heading: 'Nothing solved yet', words: 'Tickets that are done are kept here.' },
    },
    {
      name: 'all',
      label: 'All',
      filter: {},
      nothing: { heading: 'No tickets yet', words: 'File your first ticket; you follow it here.' },
    },
  ],
  staff: [
    {
      name: 'mine',
      label: 'Mine',
      filter: { assigneeId: 'me', status: unsolved },
      nothing: {
        heading: 'Nothing is waiting for you',
        words: 'No open ticket is assigned to you. Have a look at the unassigned ones.',
      },
    },
    {
      name: 'unassigned',
      label: 'Unassigned',
      filter: { assigneeId: 'none', status: unsolved },
      nothing: { heading: 'Everything has somebody', words: 'No open ticket is without an assignee.' },
    },
    {
      name: 'open',
      label: 'Open',
      filter: { status: unsolved },
      nothing: { heading: 'Nothing is open', words: 'Every ticket is closed.' },
    },
    {
      name: 'filed',
      label: 'Filed by me',
      filter: { requesterId: 'me' },
      nothing: { heading: 'You have filed nothing', words: 'Tickets of your own appear here.' },
    },
    {
      name: 'all',
      label: 'All',
      filter: {},
      nothing: { heading: 'No tickets yet', words: 'The first ticket anybody files appears here.' },
    },
  ],
};

export const viewsFor = (audience: Audience): readonly TicketView[] => views[audience];

/** The view of this name. Without one: the first, but a search looks at everything unless a view is chosen. */
export function viewNamed(name: string | undefined, audience: Audience, searching: boolean): TicketView {
  const offered = views[audience];
  return offered.find((view) => view.name === (name ?? (searching ? 'all' : ''))) ?? offered[0];
}
