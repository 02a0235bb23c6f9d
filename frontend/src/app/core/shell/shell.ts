import {
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  injectAsync,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { PartMissing } from '../../shared/part-missing';
import { ProductMark } from '../../shared/product-mark';
import { Installation } from '../auth/installation';
import { SignOut } from '../auth/sign-out';
import { useShortcuts } from '../keys/shortcuts';
import { TypedAhead } from '../keys/typed-ahead';
import { keepFocus } from '../navigation/kept-focus';
import { keptForServer } from '../preferences/kept-for-server';
import { Viewport } from '../preferences/viewport';
import { ConnectionNotice } from './connection-notice';
import { newTicketPath } from './sections';
import type { ShellOverlays } from './shell-overlays';
import { Sidebar } from './sidebar';
import { StillSignedIn } from './still-signed-in';

const keptAs = 'sidebar';

/** The frame around every page of a signed-in person. */
@Component({
  selector: 'dk-shell',
  imports: [
    ConnectionNotice,
    MatButton,
    MatIcon,
    MatIconButton,
    PartMissing,
    ProductMark,
    RouterLink,
    RouterOutlet,
    Sidebar,
    StillSignedIn,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  readonly #document = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly #installation = inject(Installation);
  readonly #overlays = injectAsync(() => import('./shell-overlays').then((file) => file.ShellOverlays));
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly drawer = viewChild<ElementRef<HTMLDialogElement>>('drawer');

  protected readonly narrow = inject(Viewport).narrow;
  protected readonly rail = signal(keptForServer.read(keptAs) === 'rail');
  protected readonly drawerOpen = signal(false);
  /** What was asked for, and did not come. */
  protected readonly missing = signal<string | null>(null);
  protected readonly notSignedOut = inject(SignOut).refusal;
  protected readonly demo = computed(() => (this.#installation.options()?.demo ?? null) !== null);
  protected readonly newTicketPath = newTicketPath;
  /** On the page by which the portal was opened, the frame comes first: two short tasks instead of a long one. */
  protected readonly framed = signal(this.#router.lastSuccessfulNavigation() !== null);

  constructor() {
    const until = inject(DestroyRef);
    afterNextRender(() => keepFocus(this.main().nativeElement, until));
    if (!this.framed()) {
      afterNextRender(() => setTimeout(() => this.framed.set(true)));
    }
    useShortcuts('Everywhere', [
      { keys: 'c', does: 'New ticket', run: () => void this.#router.navigateByUrl(newTicketPath) },
      { keys: 'Ctrl+k', does: 'Go to a page or a ticket', run: () => void this.goTo() },
      { keys: '?', does: 'Show the keys of this page', run: () => void this.showKeys() },
    ]);
  }

  protected toggleRail(): void {
    this.rail.update((rail) => !rail);
    keptForServer.keep(keptAs, this.rail() ? 'rail' : 'wide');
  }

  protected openDrawer(): void {
    this.drawerOpen.set(true);
    this.drawer()?.nativeElement.showModal();
  }

  protected closeDrawer(): void {
    this.drawer()?.nativeElement.close();
  }

  protected skipToPage(event: Event): void {
    event.preventDefault();
    this.focusPage();
  }

  protected focusPage(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }

  protected async goTo(): Promise<void> {
    this.closeDrawer();
    const ahead = new TypedAhead(this.#document);
    try {
      await (await this.#overlaysFor('“Go to…”'))?.openPalette(ahead);
    } finally {
      ahead.stop();
    }
  }

  protected async showKeys(): Promise<void> {
    this.closeDrawer();
    await (await this.#overlaysFor('The list of keys'))?.openKeys();
  }

  async #overlaysFor(what: string): Promise<ShellOverlays | null> {
    try {
      return await this.#overlays();
    } catch (error) {
      console.error('A part of the portal could not be loaded.', error);
      this.missing.set(what);
      return null;
    }
  }
}
