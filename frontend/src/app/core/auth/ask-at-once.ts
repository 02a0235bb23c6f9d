import { EnvironmentProviders, inject, provideEnvironmentInitializer } from '@angular/core';
import { Installation } from './installation';
import { SessionStore } from './session-store';

/** Asks who is signed in, and what this installation is, while the page's own files are still on their way. */
export const askAtOnce: EnvironmentProviders = provideEnvironmentInitializer(() => {
  // Both keep their answer for whoever asks next; a failure is theirs to tell.
  void inject(SessionStore)
    .ready()
    .catch(() => undefined);
  void inject(Installation).ready();
});
