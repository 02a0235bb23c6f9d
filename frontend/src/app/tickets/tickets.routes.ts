import { inject } from '@angular/core';
import { CanMatchFn, Router, Routes } from '@angular/router';
import { TicketListPage } from './ticket-list-page/ticket-list-page';
import { TicketListStore } from './data/ticket-list-store';

/** Lets everybody pass: the list is on its way while the server still says who is signed in. */
const beginList: CanMatchFn = () => {
  const { view, q } = inject(Router).currentNavigation()?.extractedUrl.queryParams ?? {};
  inject(TicketListStore).begin({ view: textOf(view), q: textOf(q) ?? '' });
  return true;
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

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
        pathMatch: 'full',
        title: 'Tickets',
        canMatch: [beginList],
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
