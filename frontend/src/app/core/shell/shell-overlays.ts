import { Service, inject } from '@angular/core';
import { MatDialog, MatDialogState } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { KeysDialog } from '../keys/keys-dialog';
import { TypedAhead } from '../keys/typed-ahead';
import { CommandPalette } from './command-palette';

/** What floats over any page; loaded when first asked for. */
@Service()
export class ShellOverlays {
  readonly #dialog = inject(MatDialog);

  /** Settles when the palette has the focus. */
  async openPalette(ahead: TypedAhead): Promise<void> {
    if (await this.#isFree()) {
      const palette = this.#dialog.open<CommandPalette, TypedAhead>(CommandPalette, {
        data: ahead,
        width: '560px',
        maxWidth: 'calc(100vw - 32px)',
        position: { top: '12vh' },
        ariaLabel: 'Go to',
      });
      await firstValueFrom(palette.afterOpened());
      palette.componentInstance.takeAhead();
    }
  }

  async openKeys(): Promise<void> {
    if (await this.#isFree()) {
      this.#dialog.open(KeysDialog, { width: '440px', maxWidth: 'calc(100vw - 32px)', autoFocus: 'dialog' });
    }
  }

  /** Whether no other dialog is open; one that is on its way out is waited for. */
  async #isFree(): Promise<boolean> {
    const [shown] = this.#dialog.openDialogs;
    if (shown?.getState() === MatDialogState.CLOSING) {
      await firstValueFrom(shown.afterClosed());
    }
    return this.#dialog.openDialogs.length === 0;
  }
}
