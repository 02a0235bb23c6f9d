import { Component, computed, input } from '@angular/core';

/**
 * The shape of what is coming: `lines` bars of `height` px with `gap` px between, so that nothing jumps when it
 * comes. Shows itself after 100 ms.
 */
@Component({
  selector: 'dk-skeleton',
  template: `
    <span class="dk-visually-hidden">{{ label() }}</span>
    @for (line of bars(); track $index) {
      <div class="bar" [style.height.px]="height()" [style.width]="line"></div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      animation: dk-appear 200ms 100ms both;
    }

    @keyframes dk-appear {
      from {
        opacity: 0;
      }
    }

    .bar {
      border-radius: 6px;
      background: linear-gradient(
          100deg,
          transparent 30%,
          light-dark(rgb(255 255 255 / 60%), rgb(255 255 255 / 5%)) 50%,
          transparent 70%
        )
        var(--mat-sys-surface-container);
      background-size: 300% 100%;
      animation: glide 1.6s linear infinite;
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
  host: { role: 'status', '[style.gap.px]': 'gap()' },
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

  protected readonly bars = computed(() => {
    const ragged = ['92%', '100%', '78%', '96%', '64%'];
    return Array.from({ length: this.lines() }, (_, line) => (this.even() ? '100%' : ragged[line % ragged.length]));
  });
}
