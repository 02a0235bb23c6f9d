import { EnvironmentProviders, inject, provideAppInitializer } from '@angular/core';
import { nextTask } from '../../shared/next-task';
import { Installation } from './installation';
import { SessionStore } from './session-store';

/**
 * Asks who is signed in, and what this installation is, while the page's own files are still on their way. The first
 * request brings all of the HTTP client to life, so it has a task between the making of the program and its first page.
 */
export const askAtOnce: EnvironmentProviders = provideAppInitializer(async () => {
  const session = inject(SessionStore);
  const installation = inject(Installation);
  await nextTask();
  // Both keep their answer for whoever asks next; a failure is theirs to tell.
  void session.ready().catch(() => undefined);
  void installation.ready();
  await nextTask();
});
