import { Component } from '@angular/core';
import { ErrorState } from '../shared/error-state';
import { ProductMark } from '../shared/product-mark';

@Component({
  selector: 'dk-unavailable-page',
  imports: [ErrorState, ProductMark],
  template: `
    <main class="dk-page">
      <h1 class="dk-visually-hidden">Not available</h1>
      <dk-product-mark />
      <dk-error-state
        heading="Docket cannot be reached"
        detail="The page could not be opened. Nothing was lost: what you were writing is kept in this browser."
        (retry)="reload()"
      />
    </main>
  `,
})
export class UnavailablePage {
  /** A whole reload also fetches the files of a newer release. */
  protected reload(): void {
    location.reload();
  }
}
