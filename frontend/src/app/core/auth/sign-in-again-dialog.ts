import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { Me } from '../../api/generated/model';
import { SignInForm } from './sign-in-form';

@Component({
  selector: 'dk-sign-in-again-dialog',
  imports: [MatButton, MatDialogContent, MatDialogTitle, SignInForm],
  template: `
    <h2 mat-dialog-title>Sign in again</h2>
    <mat-dialog-content>
      <p class="words">
        Your sign-in has ended. Everything you typed is still here; enter your password and you can go on.
      </p>
      <dk-sign-in-form [knownEmail]="user.email" (signedIn)="dialog.close(true)" />
      <button matButton type="button" class="leave" (click)="dialog.close(false)">Leave this page</button>
    </mat-dialog-content>
  `,
  styles: `
    .words {
      margin-bottom: var(--dk-space-4);
      color: var(--dk-muted);
    }

    .leave {
      width: 100%;
      margin-top: var(--dk-space-2);
    }
  `,
})
export class SignInAgainDialog {
  protected readonly user = inject<Me>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<SignInAgainDialog, boolean>>(MatDialogRef);
}
