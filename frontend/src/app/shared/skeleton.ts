import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';

/** Milliseconds: what comes sooner needs no stand-in. */
const patience = 100;

/**
 * The shape of what is coming: `lines` bars of `height` px with `gap` px between, so that nothing jumps when it
 * comes. Has its place at once, and its bars when they are worth drawing.
 */
@Component({
  selector: 'dk-skeleton',
  template: `
    <span class="dk-visually-hidden">{{ label() }}</span>
    @if (late()) {
      @for (line of bars(); track $index) {
        <div class="bar" [style.height.px]="height()" [style.width]="line"></div>
      }
    }
  `,
  styles: `
    :host {
      // A page may put something above the bars.
      box-sizing: content-box;
      display: flex;
      flex-direction: column;
    }

    .bar {
      flex: none;
      border-radius: 6px;
      background: linear-gradient(
          100deg,
          transparent 30%,
          light-dark(rgb(255 255 255 / 60%), rgb(255 255 255 / 5%)) 50%,
          transparent 70%
        )
        var(--mat-sys-surface-container);
      background-size: 300% 100%;
      animation:
        dk-appear 200ms both,
        glide 1.6s linear infinite;
    }

    @keyframes glide {
      from {
        background-position: 150% 0;
      }

      to {
        background-position: -150% 0;
      }
    }
  `,
  host: { role: 'status', '[style.gap.px]': 'gap()', '[style.min-height.px]': 'place()' },
})
export class Skeleton {
  readonly lines = input(3);
  /** Pixels. */
  readonly height = input(16);
  /** Pixels. */
  readonly gap = input(12);
  /** Equal bars (rows of a table) instead of the ragged lines of a text. */
  readonly even = input(false);
  readonly label = input('Loading…');

  protected readonly late = signal(false);
  /** Pixels. */
  protected readonly place = computed(() => this.lines() * (this.height() + this.gap()) - this.gap());
  protected readonly bars = computed(() => {
    const ragged = ['92%', '100%', '78%', '96%', '64%'];
    return Array.from({ length: this.lines() }, (_, line) => (this.even() ? '100%' : ragged[line % ragged.length]));
  });

  constructor() {
    const timer = setTimeout(() => this.late.set(true), patience);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
