import { Routes } from '@angular/router';
import { TicketListPage } from './ticket-list-page/ticket-list-page';
import { TicketListStore } from './data/ticket-list-store';

/**
 * The list's store lives as long as somebody moves among the tickets, so that Back finds the same place in the list.
 * The stores of the other pages come with the pages: forms and editors do not load with the list.
 */
export const ticketsRoutes: Routes = [
  {
    path: '',
    providers: [TicketListStore],
    children: [
      {
        path: '',
        title: 'Tickets',
        component: TicketListPage,
      },
      {
        path: 'new',
        title: 'New ticket',
        loadComponent: () => import('./new-ticket-page/new-ticket-page').then((file) => file.NewTicketPage),
      },
      {
        path: ':id',
        title: 'Ticket',
        loadComponent: () => import('./ticket-page/ticket-page').then((file) => file.TicketPage),
      },
    ],
  },
];
