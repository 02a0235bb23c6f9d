import { Routes } from '@angular/router';
import { admin, staff } from '../core/auth/guards';

export const adminRoutes: Routes = [
  {
    path: 'tickets',
    title: 'All tickets',
    canActivate: [staff],
    loadComponent: () => import('./triage-page/triage-page').then((file) => file.TriagePage),
  },
  {
    path: 'people',
    title: 'People',
    canActivate: [admin],
    loadComponent: () => import('./people-page/people-page').then((file) => file.PeoplePage),
    children: [
      {
        path: 'new',
        title: 'Add a person',
        loadComponent: () => import('./people-page/new-person-page').then((file) => file.NewPersonPage),
      },
      { path: ':id', loadComponent: () => import('./people-page/person-page').then((file) => file.PersonPage) },
    ],
  },
  {
    path: 'import',
    title: 'Import',
    canActivate: [admin],
    loadChildren: () => import('./import-page/import.routes').then((file) => file.importRoutes),
  },
];
