import { InjectionToken, Signal, signal } from '@angular/core';

/** How the person in front of the screen reads times and numbers. */
export interface Reader {
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

/** As the browser is set. It has to search for its zone, so it is asked only when somebody wants to know. */
export function browserReader(): Reader {
  let timeZone: string | undefined;
  return {
    locale: navigator.language,
    get timeZone() {
      timeZone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
      return timeZone;
    },
  };
}

/** The reader's own choice where they made one (core/preferences), the browser's otherwise. */
export const READER = new InjectionToken<Signal<Reader>>('reader', { factory: () => signal(browserReader()) });
