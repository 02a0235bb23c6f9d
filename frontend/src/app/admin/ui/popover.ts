import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, ConnectedPosition } from '@angular/cdk/overlay';
import { Component, input, output } from '@angular/core';

const positions: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
  { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -4 },
];

/** A small panel at the control that opened it: takes the focus, gives it back, and goes with Esc or a press beside it. */
@Component({
  selector: 'dk-popover',
  imports: [CdkConnectedOverlay, CdkTrapFocus],
  template: `
    @if (origin(); as origin) {
      <ng-template
        cdkConnectedOverlay
        cdkConnectedOverlayHasBackdrop
        cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
        cdkConnectedOverlayPush
        [cdkConnectedOverlayViewportMargin]="8"
        [cdkConnectedOverlayOpen]="true"
        [cdkConnectedOverlayOrigin]="origin"
        [cdkConnectedOverlayPositions]="positions"
        (backdropClick)="closed.emit()"
        (detach)="closed.emit()"
      >
        <div class="panel" role="dialog" cdkTrapFocus cdkTrapFocusAutoCapture [attr.aria-label]="label()">
          <ng-content />
        </div>
      </ng-template>
    }
  `,
  styles: `
    /* All of it floats: it takes no room where it stands. */
    :host {
      display: contents;
    }

    .panel {
      width: min(320px, calc(100vw - 16px));
      padding: var(--dk-space-4);
      border: var(--dk-hairline);
      border-radius: var(--dk-radius);
      background: var(--dk-paper);
      color: var(--dk-ink);
      box-shadow: var(--dk-shadow);
      animation: dk-appear var(--dk-quick);
    }
  `,
})
export class Popover {
  readonly label = input.required<string>();
  /** The control it belongs to; null: closed. */
  readonly origin = input.required<HTMLElement | null>();
  readonly closed = output();

  protected readonly positions = positions;
}
