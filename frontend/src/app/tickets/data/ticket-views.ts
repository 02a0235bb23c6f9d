import { ListTicketsParams } from '../../api/generated/model/listTicketsParams';
import { Audience } from '../../shared/ticket-parts/ticket-model';

/** A quick filter of the ticket list: its name stands in the address, its label on the page. */
export interface TicketView {
  readonly name: string;
  readonly label: string;
  /** What the table holds, for those who do not see the tabs. */
  readonly caption: string;
  readonly filter: Pick<ListTicketsParams, 'status' | 'assigneeId' | 'requesterId'>;
  readonly nothing: { readonly heading: string; readonly words: string };
}

const unsolved: ListTicketsParams['status'] = ['open', 'in_progress'];

const views: Readonly<Record<Audience, readonly [TicketView, ...TicketView[]]>> = {
  requester: [
    {
      name: 'open',
      label: 'Open',
      caption: 'Your open tickets',
      filter: { status: unsolved },
      nothing: {
        heading: 'Nothing is open',
        words: 'When something does not work or you need something, file a ticket. You follow it here.',
      },
    },
    {
      name: 'solved',
      label: 'Solved',
      caption: 'Your solved tickets',
      filter: { status: ['closed'] },
      nothing: { heading: 'Nothing solved yet', words: 'Tickets that are done are kept here.' },
    },
    {
      name: 'all',
      label: 'All',
      caption: 'All your tickets',
      filter: {},
      nothing: { heading: 'No tickets yet', words: 'File your first ticket; you follow it here.' },
    },
  ],
  staff: [
    {
      name: 'mine',
      label: 'Mine',
      caption: 'Tickets assigned to you',
      filter: { assigneeId: 'me', status: unsolved },
      nothing: {
        heading: 'Nothing is waiting for you',
        words: 'Open tickets that are assigned to you appear here.',
      },
    },
    {
      name: 'unassigned',
      label: 'Unassigned',
      caption: 'Unassigned tickets',
      filter: { assigneeId: 'none', status: unsolved },
      nothing: { heading: 'No unassigned tickets', words: 'Every open ticket has an assignee.' },
    },
    {
      name: 'open',
      label: 'Open',
      caption: 'Open tickets',
      filter: { status: unsolved },
      nothing: { heading: 'Nothing is open', words: 'Tickets that are open or in progress appear here.' },
    },
    {
      name: 'filed',
      label: 'Filed by me',
      caption: 'Tickets you filed',
      filter: { requesterId: 'me' },
      nothing: { heading: 'You have not filed any tickets', words: 'Tickets you file appear here.' },
    },
    {
      name: 'all',
      label: 'All',
      caption: 'All tickets',
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
