import { DestroyRef, Directive, ElementRef, WritableSignal, afterNextRender, inject, input } from '@angular/core';

/** Tells how many pixels wide its element is, now and whenever that changes. */
@Directive({ selector: '[dkRoom]' })
export class Room {
  readonly dkRoom = input.required<WritableSignal<number>>();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = new ResizeObserver(() => this.dkRoom().set(element.clientWidth));
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    afterNextRender({
      read: () => {
        this.dkRoom().set(element.clientWidth);
        observer.observe(element);
      },
    });
  }
}
