import { Provider, computed, inject } from '@angular/core';
import { READER, browserReader } from '../../shared/reader';
import { SessionStore } from '../auth/session-store';

/** Times in the zone and locale of the profile, where the person chose some; the browser's otherwise. */
export const readerOfSession: Provider = {
  provide: READER,
  useFactory: () => {
    const session = inject(SessionStore);
    const browser = browserReader();
    return computed(() => {
      const user = session.user();
      return {
        locale: user?.locale ?? browser.locale,
        get timeZone() {
          return user?.timeZone ?? browser.timeZone;
        },
      };
    });
  },
};
