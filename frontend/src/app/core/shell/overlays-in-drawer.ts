import { OverlayContainer } from '@angular/cdk/overlay';
import { ElementRef, Injectable, Provider, inject } from '@angular/core';

/** The drawer of phones is a modal dialog, and what is outside of it takes no press and no key: so menus stand in it. */
@Injectable()
class OverlaysInDrawer extends OverlayContainer {
  readonly #place = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected override _createContainer(): void {
    super._createContainer();
    this.#place.closest('dialog')?.append(this.getContainerElement());
  }
}

/** For a component of the sidebar that opens menus; beside the page it changes nothing. */
export const overlaysInDrawer: Provider = { provide: OverlayContainer, useClass: OverlaysInDrawer };
