import { Routes } from '@angular/router';
import { admin, staff } from '../core/auth/guards';
import { formFields } from '../shared/form-fields';

const comingPage = () => import('../shared/coming-page').then((file) => file.ComingPage);

export const adminRoutes: Routes = [
  {
    path: '',
    providers: [formFields],
    children: [
      {
        path: 'tickets',
        title: 'All tickets',
        canActivate: [staff],
        loadComponent: () => import('./triage-page/triage-page').then((file) => file.TriagePage),
      },
      { path: 'people', title: 'People', canActivate: [admin], loadComponent: comingPage },
      { path: 'import', title: 'Import', canActivate: [admin], loadComponent: comingPage },
    ],
  },
];
