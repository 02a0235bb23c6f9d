import { Component, ElementRef, afterNextRender, inject, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SignOut } from '../auth/sign-out';

/** After a sign-out that did not reach the server: nobody may leave a shared computer in the belief to be signed out. */
@Component({
  selector: 'dk-still-signed-in',
  imports: [MatButton],
  template: `
    <p role="alert"><strong>You are still signed in on this browser.</strong> {{ signOut.refusal() }}</p>
    <button #again matButton="filled" type="button" (click)="signOut.run()">
      {{ signOut.running() ? 'Signing out…' : 'Try again' }}
    </button>
    <button matButton type="button" (click)="dismissed.emit()">Stay signed in</button>
  `,
})
export class StillSignedIn {
  readonly dismissed = output();

  protected readonly signOut = inject(SignOut);
  protected readonly again = viewChild.required<unknown, ElementRef<HTMLElement>>('again', { read: ElementRef });

  constructor() {
    afterNextRender(() => this.again().nativeElement.focus());
  }
}
