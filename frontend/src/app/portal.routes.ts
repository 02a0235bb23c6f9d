import { Routes } from '@angular/router';
import { adminRoutes } from './admin/admin.routes';
import { Shell } from './core/shell/shell';
import { provideIcons } from './shared/icons';
import { ticketsRoutes } from './tickets/tickets.routes';

/** Everything behind the sign-in. Loaded apart, so that the sign-in page carries neither shell nor Material. */
export const portalRoutes: Routes = [
  {
    path: '',
    component: Shell,
    providers: [provideIcons()],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'tickets' },
      { path: 'tickets', children: ticketsRoutes },
      { path: 'admin', children: adminRoutes },
      { path: 'profile', loadChildren: () => import('./profile/profile.routes').then((file) => file.profileRoutes) },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./not-found/not-found-page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
