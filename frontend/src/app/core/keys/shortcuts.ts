import { DOCUMENT, DestroyRef, Service, assertInInjectionContext, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../auth/session-store';

/** A key and what it does. `keys` is a single key (`c`, `/`, `?`, `j`, `Enter`) or one with Ctrl: `Ctrl+k`. */
export interface Shortcut {
  readonly keys: string;
  /** What a reader of the keys dialog reads, e.g. "New ticket". */
  readonly does: string;
  readonly run: () => void;
}

interface Layer {
  readonly place: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Controls that use keys themselves; a single key there is theirs. */
const typingPlaces =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=listbox], [role=menu], [role=combobox]';
const overlays = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], dialog[open]';

/** The one listener for keys; pages lay their keys over the shell's and take them along when they go. */
@Service()
export class Shortcuts {
  readonly #document = inject(DOCUMENT);
  readonly #session = inject(SessionStore);
  readonly #layers = signal<readonly Layer[]>([]);

  /** What can be pressed now, the page's own keys first. */
  readonly layers = computed(() => [...this.#layers()].reverse());
  /** WCAG 2.1.4: keys without Ctrl can be switched off in the profile. */
  readonly singleKeysOn = computed(() => this.#session.user()?.singleKeys ?? true);

  constructor() {
    const press = (event: KeyboardEvent) => this.#press(event);
    this.#document.addEventListener('keydown', press);
    inject(DestroyRef).onDestroy(() => this.#document.removeEventListener('keydown', press));
  }

  /** @returns takes the keys away again. */
  add(place: string, shortcuts: readonly Shortcut[]): () => void {
    const layer = { place, shortcuts };
    this.#layers.update((layers) => [...layers, layer]);
    return () => this.#layers.update((layers) => layers.filter((other) => other !== layer));
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.altKey) {
      return;
    }
    const shortcut = this.#find(event);
    if (shortcut !== undefined) {
      event.preventDefault();
      shortcut.run();
    }
  }

  #find(event: KeyboardEvent): Shortcut | undefined {
    const withControl = event.ctrlKey || event.metaKey;
    if (!withControl && (!this.singleKeysOn() || this.#belongsToPlace(event))) {
      return undefined;
    }
    const pressed = withControl ? `Ctrl+${event.key.toLowerCase()}` : event.key;
    return this.layers()
      .flatMap((layer) => layer.shortcuts)
      .find(({ keys }) => keys === pressed || (!withControl && keys === pressed.toLowerCase()));
  }

  #belongsToPlace(event: KeyboardEvent): boolean {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(typingPlaces) != null) {
      return true;
    }
    // Enter on a link or button presses that.
    if (event.key === 'Enter' && target?.closest('a, button, summary, [role=button]') != null) {
      return true;
    }
    return this.#document.querySelector(overlays) !== null;
  }
}

/** Lays keys down for as long as the calling component lives. */
export function useShortcuts(place: string, shortcuts: readonly Shortcut[]): void {
  assertInInjectionContext(useShortcuts);
  inject(DestroyRef).onDestroy(inject(Shortcuts).add(place, shortcuts));
}
