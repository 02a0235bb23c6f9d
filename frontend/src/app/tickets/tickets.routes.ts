import { Routes } from '@angular/router';

const comingPage = () => import('../shared/coming-page').then((file) => file.ComingPage);

export const ticketsRoutes: Routes = [
  { path: '', title: 'Tickets', loadComponent: comingPage },
  { path: 'new', title: 'New ticket', loadComponent: comingPage },
  { path: ':id', title: 'Ticket', loadComponent: comingPage },
];
