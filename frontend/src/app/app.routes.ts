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
    loadChildren: () => import('./portal.routes').then((file) => file.portalRoutes),
  },
];
