import { provideHttpClient, withInterceptors, withXsrfConfiguration } from '@angular/common/http';
import { ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withAutoCleanupInjectors,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { routes } from './app.routes';
import { askAtOnce } from './core/auth/ask-at-once';
import { sessionInterceptor } from './core/auth/session.interceptor';
import { connectionInterceptor } from './core/http/connection.interceptor';
import { showUnavailable } from './core/navigation/unavailable';
import { PageTitle } from './core/navigation/page-title';
import { readerOfSession } from './core/preferences/reader-of-session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(showUnavailable),
      withAutoCleanupInjectors(),
    ),
    provideHttpClient(
      withInterceptors([sessionInterceptor, connectionInterceptor]),
      withXsrfConfiguration({ cookieName: 'XSRF-TOKEN', headerName: 'X-XSRF-TOKEN' }),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    readerOfSession,
    askAtOnce,
  ],
};
