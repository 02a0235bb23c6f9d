import { Component, ElementRef, afterNextRender, inject, input, output, viewChild } from '@angular/core';
import { MatMenu, MatMenuTrigger } from '@angular/material/menu';

/**
 * Opens a menu at the control that asked for it, and gives the focus back to it. So a menu, with all of Material that
 * it needs, is loaded when first asked for, and one serves every row of a table. Lies over the control, unseen.
 */
@Component({
  selector: 'dk-menu-anchor',
  imports: [MatMenuTrigger],
  template: `<span
    aria-hidden="true"
    [matMenuTriggerFor]="menu()"
    [matMenuTriggerRestoreFocus]="false"
    (menuClosed)="close()"
  ></span>`,
  styles: `
    :host {
      position: absolute;
      pointer-events: none;
    }

    span {
      display: block;
      height: 100%;
    }
  `,
})
export class MenuAnchor {
  readonly menu = input.required<MatMenu>();
  readonly origin = input.required<HTMLElement>();
  readonly closed = output();

  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly trigger = viewChild.required(MatMenuTrigger);

  constructor() {
    afterNextRender(() => {
      this.#cover(this.origin());
      this.trigger().openMenu();
    });
  }

  protected close(): void {
    this.origin().focus({ preventScroll: true });
    this.closed.emit();
  }

  /** Moves over the control, within whatever it is positioned in: it scrolls along. */
  #cover(origin: HTMLElement): void {
    const { style } = this.#element;
    style.inset = '0 auto auto 0';
    const from = this.#element.getBoundingClientRect();
    const to = origin.getBoundingClientRect();
    style.transform = `translate(${to.left - from.left}px, ${to.top - from.top}px)`;
    style.width = `${to.width}px`;
    style.height = `${to.height}px`;
  }
}
