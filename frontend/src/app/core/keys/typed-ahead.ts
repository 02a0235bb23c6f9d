/**
 * Collects what is typed while something that will take it is still on its way, so that a fast typist loses no
 * letter and presses no shortcut. Give the collected text to the field, then call `stop`.
 */
export class TypedAhead {
  readonly #aborter = new AbortController();
  #text = '';
  #entered = false;

  constructor(document: Document) {
    document.addEventListener('keydown', (event) => this.#collect(event), {
      capture: true,
      signal: this.#aborter.signal,
    });
  }

  get text(): string {
    return this.#text;
  }

  /** Enter was pressed after some text. */
  get entered(): boolean {
    return this.#entered;
  }

  stop(): void {
    this.#aborter.abort();
  }

  #collect(event: KeyboardEvent): void {
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!letter && event.key !== 'Enter') {
      return;
    }
    if (letter) {
      this.#text += event.key;
    } else {
      this.#entered ||= this.#text !== '';
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
