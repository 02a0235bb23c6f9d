import { Component, computed, inject } from '@angular/core';
import { ticketPriorities, ticketStatuses } from '../../shared/ticket-parts/ticket-model';
import { priorityWord, statusWord } from '../../shared/ticket-parts/ticket-words';
import { ImportDraft } from '../data/import-draft';
import { meaningOf, withMeaning, wordsIn } from '../data/mapping-edit';

/** What the words of the file mean here, e.g. `3 - Moderate` is medium. */
@Component({
  selector: 'dk-mapping-values',
  template: `
    @if (statusWords().length > 0 || priorityWords().length > 0) {
      <section aria-labelledby="values-heading">
        <h2 id="values-heading">Words</h2>
        <p class="lead">
          What the words in the file mean here. Rows whose word has no meaning are refused, one by one.
        </p>
        @if (statusWords().length > 0) {
          <h3>Status</h3>
          <div class="words">
            @for (word of statusWords(); track word.word) {
              <div class="word">
                <label class="name" [attr.for]="'status-' + $index">{{ word.word }}</label>
                <select
                  #status
                  [id]="'status-' + $index"
                  class="dk-select"
                  [value]="word.meaning"
                  (change)="mean('status', word.word, status.value)"
                >
                  <option value="" [selected]="word.meaning === ''">Choose…</option>
                  @for (each of statuses; track each) {
                    <option [value]="each" [selected]="each === word.meaning">{{ statusWord(each) }}</option>
                  }
                </select>
              </div>
            }
          </div>
        }
        @if (priorityWords().length > 0) {
          <h3>Priority</h3>
          <div class="words">
            @for (word of priorityWords(); track word.word) {
              <div class="word">
                <label class="name" [attr.for]="'priority-' + $index">{{ word.word }}</label>
                <select
                  #priority
                  [id]="'priority-' + $index"
                  class="dk-select"
                  [value]="word.meaning"
                  (change)="mean('priority', word.word, priority.value)"
                >
                  <option value="" [selected]="word.meaning === ''">Choose…</option>
                  @for (each of priorities; track each) {
                    <option [value]="each" [selected]="each === word.meaning">{{ priorityWord(each) }}</option>
                  }
                </select>
              </div>
            }
          </div>
        }
      </section>
    }
  `,
  styleUrl: './mapping-section.scss',
  host: { '[hidden]': 'statusWords().length + priorityWords().length === 0' },
})
export class MappingValues {
  readonly #draft = inject(ImportDraft);
  protected readonly statuses = ticketStatuses;
  protected readonly priorities = ticketPriorities;
  protected readonly statusWord = statusWord;
  protected readonly priorityWord = priorityWord;
  protected readonly statusWords = computed(() => this.#wordsOf('status'));
  protected readonly priorityWords = computed(() => this.#wordsOf('priority'));

  protected mean(field: 'status' | 'priority', word: string, meaning: string): void {
    const { statusValues, priorityValues } = this.#draft.mapping() ?? {};
    if (field === 'status') {
      const status = ticketStatuses.find((known) => known === meaning) ?? null;
      this.#draft.change({ statusValues: withMeaning(statusValues, word, status) });
    } else {
      const priority = ticketPriorities.find((known) => known === meaning) ?? null;
      this.#draft.change({ priorityValues: withMeaning(priorityValues, word, priority) });
    }
  }

  #wordsOf(field: 'status' | 'priority'): readonly { word: string; meaning: string }[] {
    const [preview, mapping] = [this.#draft.preview(), this.#draft.mapping()];
    if (preview === null || mapping === null) {
      return [];
    }
    const values = field === 'status' ? mapping.statusValues : mapping.priorityValues;
    const words = wordsIn(preview, mapping, field) ?? [];
    return words.map((word) => ({ word, meaning: meaningOf<string>(values, word) ?? '' }));
  }
}
