import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Shortcuts } from './shortcuts';

@Component({
  selector: 'dk-keys-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, RouterLink],
  template: `
    <h2 mat-dialog-title>Keys</h2>
    <mat-dialog-content>
      @if (!shortcuts.singleKeysOn()) {
        <p class="off">
          Single-key shortcuts are switched off. You can switch them on in your
          <a routerLink="/profile" mat-dialog-close>profile</a>.
        </p>
      }
      @for (layer of shortcuts.layers(); track layer) {
        <section>
          <h3>{{ layer.place }}</h3>
          <dl>
            @for (shortcut of layer.shortcuts; track shortcut.keys) {
              <div>
                <dt>
                  @for (key of shortcut.keys.split('+'); track key) {
                    <kbd>{{ key.length === 1 ? key.toUpperCase() : key }}</kbd>
                  }
                </dt>
                <dd>{{ shortcut.does }}</dd>
              </div>
            }
          </dl>
        </section>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton mat-dialog-close type="button">Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    .off {
      margin-bottom: var(--dk-space-4);
    }

    section + section {
      margin-top: var(--dk-space-5);
    }

    h3 {
      margin-bottom: var(--dk-space-1);
      color: var(--dk-muted);
    }

    dl > div {
      display: flex;
      align-items: center;
      gap: var(--dk-space-4);
      padding: 6px 0;
    }

    dt {
      display: flex;
      gap: 4px;
      min-width: 84px;
    }
  `,
})
export class KeysDialog {
  protected readonly shortcuts = inject(Shortcuts);
}
