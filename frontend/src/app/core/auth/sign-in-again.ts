import { Service, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { Me } from '../../api/generated/model';
import { SignInAgainDialog } from './sign-in-again-dialog';

/** Asks the same person for their password over the page they were working on. */
@Service()
export class SignInAgain {
  readonly #dialog = inject(MatDialog);

  /** True once signed in again; false when the person would rather leave. */
  async ask(user: Me): Promise<boolean> {
    const dialog = this.#dialog.open<SignInAgainDialog, Me, boolean>(SignInAgainDialog, {
      data: user,
      disableClose: true,
      width: '400px',
      maxWidth: 'calc(100vw - 32px)',
      autoFocus: 'input[type=password]',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}
