import { Service, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { KeysDialog } from '../keys/keys-dialog';
import { CommandPalette } from './command-palette';

/** What floats over any page; loaded when first asked for. */
@Service()
export class ShellOverlays {
  readonly #dialog = inject(MatDialog);

  openPalette(): void {
    if (this.#dialog.openDialogs.length === 0) {
      this.#dialog.open(CommandPalette, {
        width: '560px',
        maxWidth: 'calc(100vw - 32px)',
        position: { top: '12vh' },
        ariaLabel: 'Go to',
      });
    }
  }

  openKeys(): void {
    if (this.#dialog.openDialogs.length === 0) {
      this.#dialog.open(KeysDialog, { width: '440px', maxWidth: 'calc(100vw - 32px)', autoFocus: 'dialog' });
    }
  }
}
