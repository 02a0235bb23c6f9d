import { Component, computed, inject } from '@angular/core';
import type { ImportDelimiter, ImportEncoding } from '../../api/generated/model';
import { ImportDraft } from '../data/import-draft';

const delimiterWords = { auto: 'automatic', comma: 'comma', semicolon: 'semicolon', tab: 'tab', pipe: 'pipe' } as const;
const delimiters: readonly ImportDelimiter[] = ['auto', 'comma', 'semicolon', 'tab', 'pipe'];
const encodings: readonly ImportEncoding[] = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];

/** How the file itself is read, for when the rows look wrong. */
@Component({
  selector: 'dk-mapping-reading',
  template: `
    <div class="inline">
      <label>
        Separated by
        <select #delimiter class="dk-select" [value]="draft.delimiter()" (change)="readDelimiter(delimiter.value)">
          @for (each of delimiters; track each) {
            <option [value]="each" [selected]="each === draft.delimiter()">
              {{ each === 'auto' ? 'automatic' + foundDelimiter() : delimiterWords[each] }}
            </option>
          }
        </select>
      </label>
      <label>
        Encoding
        <select #encoding class="dk-select" [value]="draft.encoding()" (change)="readEncoding(encoding.value)">
          @for (each of encodings; track each) {
            <option [value]="each" [selected]="each === draft.encoding()">
              {{ each === 'auto' ? 'automatic' + foundEncoding() : each }}
            </option>
          }
        </select>
      </label>
    </div>
  `,
  styleUrl: './mapping-section.scss',
  styles: `
    :host {
      margin: 0;
      padding: 0;
      border: 0;
    }
  `,
})
export class MappingReading {
  protected readonly draft = inject(ImportDraft);
  protected readonly delimiters = delimiters;
  protected readonly encodings = encodings;
  protected readonly delimiterWords = delimiterWords;
  protected readonly foundDelimiter = computed(() => found(this.draft.preview()?.delimiter));
  protected readonly foundEncoding = computed(() => found(this.draft.preview()?.encoding));

  protected readDelimiter(value: string): void {
    const delimiter = delimiters.find((known) => known === value);
    if (delimiter !== undefined) {
      this.draft.readAs({ delimiter });
    }
  }

  protected readEncoding(value: string): void {
    const encoding = encodings.find((known) => known === value);
    if (encoding !== undefined) {
      this.draft.readAs({ encoding });
    }
  }
}

const found = (word: string | undefined): string => (word === undefined ? '' : ` (${word})`);
