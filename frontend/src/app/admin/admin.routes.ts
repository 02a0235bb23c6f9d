import { Routes } from '@angular/router';
import { admin, staff } from '../core/auth/guards';

const comingPage = () => import('../shared/coming-page').then((file) => file.ComingPage);

export const adminRoutes: Routes = [
  { path: 'tickets', title: 'All tickets', canActivate: [staff], loadComponent: comingPage },
  { path: 'people', title: 'People', canActivate: [admin], loadComponent: comingPage },
  { path: 'import', title: 'Import', canActivate: [admin], loadComponent: comingPage },
];
