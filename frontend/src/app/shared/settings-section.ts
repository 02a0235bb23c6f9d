import { Component, input } from '@angular/core';

/** A named part of a settings page: words to the left, controls to the right; one above the other on phones. */
@Component({
  selector: 'dk-settings-section',
  template: `
    <section [attr.aria-label]="heading()">
      <div class="words">
        <h2>{{ heading() }}</h2>
        <p>{{ words() }}</p>
      </div>
      <div class="controls"><ng-content /></div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: 260px minmax(0, 1fr);
      gap: var(--dk-space-4) var(--dk-space-12);
      padding: var(--dk-space-6) 0;
      border-top: var(--dk-hairline);
    }

    p {
      margin-top: var(--dk-space-1);
      color: var(--dk-muted);
    }

    .controls {
      display: grid;
      gap: var(--dk-space-4);
      min-width: 0;
      max-width: 480px;
    }

    @media (width < 840px) {
      section {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class SettingsSection {
  readonly heading = input.required<string>();
  readonly words = input.required<string>();
}
