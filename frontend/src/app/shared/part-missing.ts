import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';

/**
 * In the place of a part whose program did not come, e.g. because a newer version stands on the server. It is not asked
 * for again before the whole page is. Further ways on are projected.
 */
@Component({
  selector: 'dk-part-missing',
  imports: [MatButton],
  template: `
    {{ what() }} could not be loaded.
    <button matButton="outlined" type="button" (click)="reload()">Reload the page</button>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-2);
      color: var(--mat-sys-error);
    }
  `,
  host: { role: 'alert' },
})
export class PartMissing {
  /** Begins the sentence, as in "The place to write" could not be loaded. */
  readonly what = input.required<string>();

  protected reload(): void {
    location.reload();
  }
}
