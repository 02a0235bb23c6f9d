import { Component, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { MenuAnchor } from '../../shared/menu-anchor';
import { PartMissing } from '../../shared/part-missing';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly icon: string;
}

/** A value that is changed where it stands: press it, choose another. */
@Component({
  selector: 'dk-choice-menu',
  imports: [MatIcon, MatMenu, MatMenuItem, MenuAnchor, PartMissing],
  template: `
    <button #button type="button" aria-haspopup="menu" [attr.aria-expanded]="isOpen()" (click)="open()">
      <span class="dk-visually-hidden">Change {{ label() }}: </span>
      <ng-content />
      <mat-icon svgIcon="keyboard_arrow_down" aria-hidden="true" />
    </button>
    @defer (when isOpen(); prefetch on hover(button)) {
      @if (isOpen()) {
        <mat-menu #menu [aria-label]="label()">
          @for (choice of choices(); track choice.value) {
            <button
              mat-menu-item
              type="button"
              role="menuitemradio"
              [attr.aria-checked]="choice.value === chosen()"
              (click)="picked.emit(choice.value)"
            >
              <mat-icon [svgIcon]="choice.icon" />
              {{ choice.label }}
            </button>
          }
        </mat-menu>
        <dk-menu-anchor [menu]="menu" [origin]="button" (closed)="isOpen.set(false)" />
      }
    } @error {
      <dk-part-missing [what]="'The choice of ' + label()" />
    }
  `,
  styles: `
    :host {
      position: relative;
    }

    button:not([mat-menu-item]) {
      display: inline-flex;
      align-items: center;
      gap: var(--dk-space-1);
      min-height: 32px;
      margin-left: -8px;
      padding: 0 4px 0 8px;
      border: 1px solid transparent;
      border-radius: var(--dk-radius);
      background: none;
      cursor: pointer;
    }

    button:not([mat-menu-item]):hover {
      border-color: var(--mat-sys-outline);
    }

    button:not([mat-menu-item]) > mat-icon {
      width: 18px;
      height: 18px;
      color: var(--dk-muted);
    }

    @media (pointer: coarse) {
      button:not([mat-menu-item]) {
        min-height: 44px;
      }
    }
  `,
})
export class ChoiceMenu {
  /** In lower case, as in "Change status". */
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly chosen = input<string | null>(null);
  readonly picked = output<string>();

  protected readonly isOpen = signal(false);

  open(): void {
    this.isOpen.set(true);
  }
}
