import { Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { MenuAnchor } from '../../shared/menu-anchor';
import { PartMissing } from '../../shared/part-missing';

type Density = 'comfortable' | 'dense';

interface ColumnChoice {
  readonly name: string;
  readonly label: string;
  readonly shown: boolean;
  /** It is chosen, but the window is too narrow for it. */
  readonly noRoom: boolean;
}

/** Which columns, and how tall the rows. */
@Component({
  selector: 'dk-table-settings',
  imports: [MatButton, MatDivider, MatIcon, MatMenu, MatMenuItem, MenuAnchor, PartMissing],
  template: `
    <button
      #button
      matButton
      type="button"
      aria-haspopup="menu"
      [attr.aria-expanded]="opener() !== null"
      (click)="open($event)"
    >
      <mat-icon svgIcon="view_column" />
      View
    </button>
    @defer (when opener() !== null; prefetch on hover(button)) {
      @if (opener(); as origin) {
        <mat-menu #menu xPosition="before">
          @for (choice of densities; track choice.density) {
            <button
              mat-menu-item
              type="button"
              role="menuitemradio"
              [attr.aria-checked]="density() === choice.density"
              (click)="densityChosen.emit(choice.density); $event.stopPropagation()"
            >
              <mat-icon svgIcon="check" aria-hidden="true" [class.off]="density() !== choice.density" />
              {{ choice.label }}
            </button>
          }
          <mat-divider />
          @for (column of columns(); track column.name) {
            <button
              mat-menu-item
              type="button"
              role="menuitemcheckbox"
              [attr.aria-checked]="column.shown"
              (click)="columnToggled.emit(column.name); $event.stopPropagation()"
            >
              <mat-icon svgIcon="check" aria-hidden="true" [class.off]="!column.shown" />
              {{ column.label }}
              @if (column.shown && column.noRoom) {
                <span class="dk-muted"> (no room now)</span>
              }
            </button>
          }
          <mat-divider />
          <button mat-menu-item type="button" (click)="usualAsked.emit()">
            <mat-icon svgIcon="undo" aria-hidden="true" />
            Usual view
          </button>
        </mat-menu>
        <dk-menu-anchor [menu]="menu" [origin]="origin" (closed)="opener.set(null)" />
      }
    } @error {
      <dk-part-missing what="The choice of columns and rows" />
    }
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--dk-space-2);
    }

    .off {
      visibility: hidden;
    }
  `,
})
export class TableSettings {
  readonly columns = input.required<readonly ColumnChoice[]>();
  readonly density = input.required<Density>();
  readonly columnToggled = output<string>();
  readonly densityChosen = output<Density>();
  readonly usualAsked = output();

  /** The control whose menu is open. */
  protected readonly opener = signal<HTMLElement | null>(null);
  protected readonly densities: readonly { density: Density; label: string }[] = [
    { density: 'comfortable', label: 'Comfortable rows' },
    { density: 'dense', label: 'Dense rows' },
  ];

  protected open({ currentTarget }: Event): void {
    if (currentTarget instanceof HTMLElement) {
      this.opener.set(currentTarget);
    }
  }
}
