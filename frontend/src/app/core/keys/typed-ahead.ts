/**
 * Collects what is typed while something that will take it is still on its way, so that a fast typist loses no
 * letter and presses no shortcut. Give the collected text to the field, then call `stop`.
 */
export class TypedAhead {
  readonly #aborter = new AbortController();
  #text = '';

  constructor(document: Document) {
    document.addEventListener('keydown', (event) => this.#collect(event), {
      capture: true,
      signal: this.#aborter.signal,
    });
  }

  get text(): string {
    return this.#text;
  }

  stop(): void {
    this.#aborter.abort();
  }

  #collect(event: KeyboardEvent): void {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.#text += event.key;
      event.preventDefault();
      event.stopPropagation();
    }
  }
}
