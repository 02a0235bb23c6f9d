import { Service, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
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
    if (this.#dialog.openDialogs.length === 0) {
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

  openKeys(): void {
    if (this.#dialog.openDialogs.length === 0) {
      this.#dialog.open(KeysDialog, { width: '440px', maxWidth: 'calc(100vw - 32px)', autoFocus: 'dialog' });
    }
  }
}
