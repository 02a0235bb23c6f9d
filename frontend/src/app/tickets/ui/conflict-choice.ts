import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Two people changed the same thing: both values beside each other, and the reader decides. Nothing is lost. */
@Component({
  selector: 'dk-conflict-choice',
  imports: [MatButton, MatIcon],
  template: `
    <p class="lead">
      <mat-icon svgIcon="warning" aria-hidden="true" />
      <span>{{ who() ?? 'Somebody' }} changed the {{ field() }} while you did. Which one should stay?</span>
    </p>
    <div class="sides">
      <section [attr.aria-label]="'Theirs: ' + field()">
        <h3>Theirs</h3>
        <div class="value" dir="auto" tabindex="0">{{ theirs() }}</div>
        <button matButton="outlined" type="button" (click)="chosen.emit('theirs')">Keep theirs</button>
      </section>
      <section [attr.aria-label]="'Yours: ' + field()">
        <h3>Yours</h3>
        <div class="value" dir="auto" tabindex="0">{{ mine() }}</div>
        <button matButton="outlined" type="button" (click)="chosen.emit('mine')">Keep mine</button>
      </section>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--dk-space-3);
      margin: var(--dk-space-2) 0;
      padding: var(--dk-space-3);
      border: 1px solid var(--dk-waiting);
      border-radius: var(--dk-radius);
      background: var(--dk-waiting-tint);
      color: var(--dk-note-ink);
      container-type: inline-size;
    }

    .lead {
      display: flex;
      gap: var(--dk-space-2);
    }

    mat-icon {
      flex: none;
      width: 20px;
      height: 20px;
    }

    .sides {
      display: grid;
      gap: var(--dk-space-3);
    }

    section {
      display: grid;
      align-content: start;
      justify-items: start;
      gap: 6px;
      min-width: 0;
    }

    .value {
      width: 100%;
      max-height: 240px;
      padding: var(--dk-space-2) var(--dk-space-3);
      overflow-y: auto;
      border-radius: var(--dk-radius-chip);
      background: var(--dk-paper);
      color: var(--dk-ink);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    @container (width >= 480px) {
      .sides {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
  host: { role: 'alert' },
})
export class ConflictChoice {
  /** In lower case, as in "the priority". */
  readonly field = input.required<string>();
  readonly who = input<string | null>(null);
  readonly theirs = input.required<string>();
  readonly mine = input.required<string>();
  readonly chosen = output<'mine' | 'theirs'>();
}
