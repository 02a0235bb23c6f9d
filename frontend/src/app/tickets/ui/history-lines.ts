import { Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { UserRef } from '../../api/generated/model/userRef';
import { Age } from '../../shared/age';

interface Line {
  readonly id: string;
  readonly actor: UserRef;
  readonly words: string;
  readonly at: string;
}

/** More lines in a row than this are folded to the last one. */
const unfolded = 3;

/** What happened between two messages: small and quiet, folded when it is many lines. */
@Component({
  selector: 'dk-history-lines',
  imports: [Age, MatButton, MatIcon],
  template: `
    @if (folded() > 0) {
      <button matButton type="button" class="unfold" (click)="open.set(true)">
        <mat-icon svgIcon="history" />{{ folded() }} earlier changes
      </button>
    }
    <ol role="list">
      @for (line of visible(); track line.id) {
        <li>
          <span class="dot" aria-hidden="true"></span>
          <span class="words"
            ><b>{{ line.actor.name }}</b> {{ line.words }} <span class="when">· <dk-age [at]="line.at" /></span
          ></span>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--dk-space-1) 0 var(--dk-space-4);
      color: var(--dk-muted);
      font-size: 13px;
      line-height: 18px;
    }

    li {
      display: flex;
      gap: var(--dk-space-2);
      padding: 3px 0;
    }

    .dot {
      flex: none;
      width: 6px;
      height: 6px;
      margin: 6px 9px 0;
      border-radius: 50%;
      background: var(--mat-sys-outline);
    }

    .words {
      min-width: 0;
      overflow-wrap: anywhere;
    }

    b {
      font-weight: var(--dk-medium);
    }

    .unfold {
      --mat-button-text-label-text-size: 13px;
      --mat-button-text-container-height: 32px;
      --mat-button-text-horizontal-padding: 4px;
    }
  `,
})
export class HistoryLines {
  readonly lines = input.required<readonly Line[]>();

  protected readonly open = signal(false);
  protected readonly folded = computed(() =>
    this.open() || this.lines().length <= unfolded ? 0 : this.lines().length - 1,
  );
  protected readonly visible = computed(() => this.lines().slice(this.folded()));
}
