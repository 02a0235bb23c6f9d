import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { PartMissing } from '../../shared/part-missing';
import { ProductMark } from '../../shared/product-mark';
import { SignedInPerson } from './signed-in-person';
import { PersonMenu } from './person-menu';
import { Sections, newTicketPath } from './sections';

/** Mark, primary action, sections, person. 232 px, or a rail of 64; in a drawer on phones. */
@Component({
  selector: 'dk-sidebar',
  imports: [
    MatButton,
    MatIcon,
    MatIconButton,
    PartMissing,
    SignedInPerson,
    PersonMenu,
    ProductMark,
    RouterLink,
    RouterLinkActive,
  ],
  templateUrl: './sidebar.html',
  styleUrls: ['./sidebar.scss', './person-button.scss'],
  host: { '[class.rail]': 'rail()' },
})
export class Sidebar {
  readonly rail = input(false);
  /** In the drawer the button closes, beside the page it collapses. */
  readonly drawer = input(false);
  readonly toggled = output();
  /** A link was followed. */
  readonly wentOn = output();
  readonly goToAsked = output();
  readonly keysAsked = output();

  protected readonly sections = inject(Sections).all;
  protected readonly newTicketPath = newTicketPath;
  /** A click, which Enter and Space make, too: what counts as an interaction would be every key, and Tab goes by. */
  protected readonly menuAsked = signal(false);

  protected toggleLabel(): string {
    if (this.drawer()) {
      return 'Close menu';
    }
    return this.rail() ? 'Show the sidebar' : 'Collapse the sidebar';
  }

  protected toggleIcon(): string {
    if (this.drawer()) {
      return 'close';
    }
    return this.rail() ? 'left_panel_open' : 'left_panel_close';
  }
}
