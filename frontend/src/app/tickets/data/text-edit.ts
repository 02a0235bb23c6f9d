import { computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { Drafts, keepDraft } from '../../core/drafts/drafts';
import { lengthOf } from '../../shared/length-of';
import { isEdit } from './kept-edit';
import { longestText, longestTitle } from './new-ticket-draft';
import { FieldValue } from './ticket-fields';
import { TicketStore } from './ticket-store';

const longest = { title: longestTitle, description: longestText };

/** A text of the ticket being changed in place. What is typed is a draft until it is saved or given up. */
export class TextEdit {
  readonly #store = inject(TicketStore);
  readonly #drafts = inject(Drafts);
  readonly #field: 'title' | 'description';
  readonly #place = computed(() => `ticket-${this.#store.number() ?? 'none'}-${this.#field}`);
  readonly #edit = linkedSignal(() => {
    const place = this.#place();
    return untracked(() => this.#drafts.read(place, isEdit));
  });

  readonly editing = computed(() => this.#edit() !== null);
  readonly text = computed(() => this.#edit()?.text ?? '');
  readonly saving = computed(() => this.#store.pending().has(this.#field));
  readonly conflict = computed(() => this.#store.conflicts().find(({ mine }) => mine.field === this.#field) ?? null);
  readonly #mistake = signal<string | null>(null);
  readonly refusal = computed(() => this.#mistake() ?? this.#store.refusals().get(this.#field) ?? null);

  constructor(field: 'title' | 'description') {
    this.#field = field;
    keepDraft(
      () => this.#place(),
      computed(() => this.#edit()),
    );
  }

  start(): void {
    const before = this.#store.ticket()?.[this.#field] ?? '';
    this.#edit.set({ text: before, before });
  }

  type(text: string): void {
    this.#mistake.set(null);
    this.#edit.update((edit) => (edit === null ? null : { ...edit, text }));
  }

  /** Gives up what was typed; where somebody else has changed it too, theirs stands. */
  async cancel(): Promise<void> {
    const conflict = this.conflict();
    this.#mistake.set(null);
    this.#edit.set(null);
    if (conflict !== null) {
      await this.#store.settle(conflict, 'theirs');
    }
  }

  /**
   * Saves what is typed, over what the ticket said when the editing began; with `overTheirs`, over what somebody
   * else has made of it since.
   * @returns whether it is saved; when not, the editor stays open and says why. It also stays open with what was
   * typed while this was on its way.
   */
  async save({ overTheirs = false } = {}): Promise<boolean> {
    const edit = this.#edit();
    if (edit === null || this.saving()) {
      return false;
    }
    const text = edit.text.trim();
    this.#mistake.set(mistakeIn(text, longest[this.#field]));
    if (this.#mistake() !== null) {
      return false;
    }
    const theirs = overTheirs ? this.conflict()?.theirs : undefined;
    const place = this.#place();
    const saved = await this.#store.save(this.#valueOf(text), theirs ?? this.#valueOf(edit.before));
    if (saved) {
      this.#end(place, edit.text);
    }
    return saved;
  }

  #end(place: string, sent: string): void {
    this.#drafts.clearSent(place, isEdit, ({ text }) => text === sent);
    if (this.#place() === place) {
      const saved = this.#store.ticket()?.[this.#field] ?? sent;
      this.#edit.update((now) => (now === null || now.text === sent ? null : { ...now, before: saved }));
    }
  }

  #valueOf(value: string): FieldValue {
    return { field: this.#field, value };
  }
}

function mistakeIn(text: string, most: number): string | null {
  const length = lengthOf(text);
  if (length === 0) {
    return 'This cannot be empty.';
  }
  return length > most ? `This is ${length - most} characters too long.` : null;
}
