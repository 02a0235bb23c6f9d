import { Routes } from '@angular/router';
import { notSignedIn, signedIn } from './core/auth/guards';

export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [notSignedIn],
    loadComponent: () => import('./sign-in/sign-in-page').then((file) => file.SignInPage),
  },
  {
    path: 'setup',
    title: 'Set up',
    loadComponent: () => import('./sign-in/setup-page').then((file) => file.SetupPage),
  },
  {
    path: 'unavailable',
    title: 'Not available',
    loadComponent: () => import('./not-found/unavailable-page').then((file) => file.UnavailablePage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./core/shell/shell').then((file) => file.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'tickets' },
      { path: 'tickets', loadChildren: () => import('./tickets/tickets.routes').then((file) => file.ticketsRoutes) },
      { path: 'admin', loadChildren: () => import('./admin/admin.routes').then((file) => file.adminRoutes) },
      {
        path: 'profile',
        title: 'Profile',
        loadComponent: () => import('./profile/profile-page').then((file) => file.ProfilePage),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./not-found/not-found-page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
