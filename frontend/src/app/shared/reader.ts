import { InjectionToken, Signal, signal } from '@angular/core';

/** How the person in front of the screen reads times and numbers. */
export interface Reader {
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

export const browserReader = (): Reader => {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { locale, timeZone };
};

/** The reader's own choice where they made one (core/preferences), the browser's otherwise. */
export const READER = new InjectionToken<Signal<Reader>>('reader', { factory: () => signal(browserReader()) });
