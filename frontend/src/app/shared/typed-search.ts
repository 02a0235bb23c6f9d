import { DestroyRef, Signal, assertInInjectionContext, computed, inject, linkedSignal } from '@angular/core';

/** Milliseconds of rest after which what was typed is worth searching for. */
const rest = 250;

interface Typed {
  readonly text: string;
  /** Words searched for that have not come back yet, the first one first. */
  readonly sent: readonly string[];
}

/**
 * The text of a search field whose words stand in the address. Words that come back from there after a search are an
 * echo, without the space typed last and the letters typed since: they are not written over the text. Words that come
 * from elsewhere are, as when filters are cleared.
 */
export class TypedSearch {
  readonly #words: Signal<string>;
  readonly #search: (words: string) => void;
  readonly #typed = linkedSignal<string, Typed>({
    source: () => this.#words(),
    computation: (words, before) => {
      const { text, sent } = before?.value ?? { text: '', sent: [] };
      const echo = sent.indexOf(words);
      return echo === -1 ? { text: words, sent: [] } : { text, sent: sent.slice(echo + 1) };
    },
  });
  #rest: ReturnType<typeof setTimeout> | undefined;

  readonly text = computed(() => this.#typed().text);

  constructor(words: Signal<string>, search: (words: string) => void) {
    assertInInjectionContext(TypedSearch);
    this.#words = words;
    this.#search = search;
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#rest));
  }

  /** Searches when the typing rests. */
  type(text: string): void {
    this.#typed.update(({ sent }) => ({ text, sent }));
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.searchNow(), rest);
  }

  searchNow(): void {
    clearTimeout(this.#rest);
    const { text, sent } = this.#typed();
    const words = text.trim();
    if (words !== this.#words() || sent.length > 0) {
      this.#typed.set({ text, sent: [...sent, words] });
      this.#search(words);
    }
  }
}
