import { Component, ElementRef, afterRenderEffect, inject, input, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';

/** The paper beside the list: a heading, which has the focus when it opens, and the way back to the list alone. */
@Component({
  selector: 'dk-panel-frame',
  imports: [MatIcon, MatIconButton, RouterLink],
  template: `
    <section [attr.aria-label]="heading()">
      <header>
        <div class="words">
          <h2 #title tabindex="-1">{{ heading() }}</h2>
          @if (lead(); as lead) {
            <p>{{ lead }}</p>
          }
        </div>
        <a matIconButton routerLink="/admin/people" queryParamsHandling="preserve" aria-label="Close">
          <mat-icon svgIcon="close" />
        </a>
      </header>
      <ng-content />
    </section>
  `,
  styles: `
    section {
      padding: var(--dk-space-5) var(--dk-space-6) var(--dk-space-6);
      border: var(--dk-hairline);
      border-radius: var(--dk-radius);
      background: var(--dk-paper);
    }

    header {
      display: flex;
      align-items: start;
      justify-content: space-between;
      gap: var(--dk-space-2);
      margin-bottom: var(--dk-space-4);
    }

    .words {
      min-width: 0;
    }

    h2 {
      overflow-wrap: anywhere;
    }

    h2:focus {
      outline: none;
    }

    p {
      color: var(--dk-muted);
      overflow-wrap: anywhere;
    }
  `,
})
export class PanelFrame {
  readonly heading = input.required<string>();
  readonly lead = input<string | null>(null);
  /** Whom it is about. */
  readonly about = input('');

  protected readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  constructor() {
    // The page by which the portal was opened is read from its beginning.
    const router = inject(Router);
    let stays = (router.currentNavigation() ?? router.lastSuccessfulNavigation())?.id === 1;
    afterRenderEffect(() => {
      this.about();
      if (!stays) {
        this.title().nativeElement.focus({ preventScroll: true });
      }
      stays = false;
    });
  }
}
