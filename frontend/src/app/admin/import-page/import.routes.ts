import { Routes } from '@angular/router';
import { ImportDraft } from '../data/import-draft';

export const importRoutes: Routes = [
  {
    path: '',
    // The file lives as long as one stays among these pages.
    providers: [ImportDraft],
    children: [
      { path: '', loadComponent: () => import('./import-page').then((file) => file.ImportPage) },
      { path: 'new', loadComponent: () => import('./mapping-page').then((file) => file.MappingPage) },
      { path: ':id', loadComponent: () => import('./job-page').then((file) => file.JobPage) },
    ],
  },
];
