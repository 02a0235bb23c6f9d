import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import block from '@material-symbols/svg-400/rounded/block.svg';
import error from '@material-symbols/svg-400/rounded/error.svg';
import { useIcons } from '../../shared/icons';

interface State {
  readonly word: string;
  readonly icon: string;
  readonly tone: 'running' | 'done' | 'warning' | 'failed';
}

/** How an import stands: icon, word and tint. */
@Component({
  selector: 'dk-job-state',
  imports: [MatIcon],
  template: `<mat-icon [svgIcon]="state().icon" aria-hidden="true" />{{ state().word }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      justify-self: start;
      gap: 5px;
      height: 24px;
      padding: 0 8px 0 6px;
      border-radius: var(--dk-radius-chip);
      background: var(--dk-status-open-tint);
      color: var(--dk-status-open);
      font-size: 13px;
      font-weight: var(--dk-medium);
      white-space: nowrap;
    }

    :host([data-tone='done']) {
      background: var(--dk-status-closed-tint);
      color: var(--dk-status-closed);
    }

    :host([data-tone='warning']) {
      background: var(--dk-waiting-tint);
      color: var(--dk-waiting);
    }

    :host([data-tone='failed']) {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }

    mat-icon {
      width: 16px;
      height: 16px;
    }
  `,
  host: { '[attr.data-tone]': 'state().tone' },
})
export class JobState {
  readonly state = input.required<State>();

  constructor() {
    useIcons({ block, error });
  }
}
