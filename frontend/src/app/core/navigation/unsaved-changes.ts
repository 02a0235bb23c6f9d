import { Signal, assertInInjectionContext, inject, DestroyRef } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';

/** A page that may hold something that is neither saved nor kept as a draft. */
export interface MayHoldUnsaved {
  readonly unsaved: Signal<boolean>;
}

const question = 'There are changes on this page that are not saved. Leave it and lose them?';

/** For routes of pages with unsaved changes. The browser's own question: it cannot be missed, or lost behind a redirect. */
export const keepUnsaved: CanDeactivateFn<MayHoldUnsaved> = (page) => !page.unsaved() || confirm(question);

/** The same for closing the tab. Call in an injection context. */
export function warnBeforeClosing(unsaved: Signal<boolean>): void {
  assertInInjectionContext(warnBeforeClosing);
  const warn = (event: BeforeUnloadEvent) => {
    if (unsaved()) {
      event.preventDefault();
    }
  };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
}
