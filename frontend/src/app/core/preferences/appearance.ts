import { DOCUMENT, Service, computed, effect, inject, signal } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import type { Theme } from '../../api/generated/model';
import { keptForServer } from './kept-for-server';

const keptAs = 'appearance';

/** Light, dark, or as the system: the person's profile says it, this browser remembers it for the first paint. */
@Service()
export class Appearance {
  readonly #document = inject(DOCUMENT);
  readonly #session = inject(SessionStore);
  readonly #here = signal<Theme>(themeOf(keptForServer.read(keptAs)));

  readonly theme = computed(() => this.#session.user()?.theme ?? this.#here());

  /** Shows the appearance on the page, now and whenever it changes. */
  readonly shown = effect(() => {
    const theme = this.theme();
    keptForServer.keep(keptAs, theme);
    if (theme === 'system') {
      delete this.#document.documentElement.dataset['appearance'];
    } else {
      this.#document.documentElement.dataset['appearance'] = theme;
    }
  });

  /** Rejects when a signed-in person's choice could not be saved; the appearance then stays as it was. */
  async choose(theme: Theme): Promise<void> {
    this.#here.set(theme);
    if (this.#session.user() !== null) {
      await this.#session.changeProfile({ theme });
    }
  }
}

function themeOf(kept: string | null): Theme {
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
