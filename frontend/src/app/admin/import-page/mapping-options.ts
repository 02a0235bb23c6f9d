import { Component, computed, inject } from '@angular/core';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { ImportOtherColumns, ImportRows } from '../../api/generated/model';
import { ImportDraft } from '../data/import-draft';
import { dateFormats, hasTimes } from '../data/mapping-edit';

/** What else there is to say about the rows. */
@Component({
  selector: 'dk-mapping-options',
  imports: [MatRadioButton, MatRadioGroup],
  templateUrl: './mapping-options.html',
  styleUrl: './mapping-section.scss',
})
export class MappingOptions {
  protected readonly draft = inject(ImportDraft);
  protected readonly mapping = this.draft.mapping;
  protected readonly timeZones = Intl.supportedValuesOf('timeZone');
  protected readonly withTimes = computed(() => {
    const mapping = this.mapping();
    return mapping !== null && hasTimes(mapping);
  });
  /** A format of the guess that is none of the usual ones is offered, too. */
  protected readonly formats = computed(() => {
    const guessed = this.mapping()?.dateFormat ?? 'iso';
    const known = dateFormats.some(({ format }) => format === guessed);
    return known ? dateFormats : [{ format: guessed, example: guessed }, ...dateFormats];
  });
  protected readonly emptyWords = computed(() => (this.mapping()?.emptyValues ?? []).join(', '));

  protected readRows(rows: ImportRows): void {
    this.draft.change({ rows });
  }

  protected keepOthers(otherColumns: ImportOtherColumns): void {
    this.draft.change({ otherColumns });
  }

  protected nameEmpty(words: string): void {
    const emptyValues = words.split(',').map((word) => word.trim());
    this.draft.change({ emptyValues: [...new Set(emptyValues.filter((word) => word !== ''))] });
  }

  /** An empty text is none: the importer then takes what it usually takes. */
  protected say(name: 'source' | 'titleTemplate' | 'descriptionTemplate' | 'defaultRequester', text: string): void {
    const trimmed = text.trim();
    this.draft.mapping.update((mapping) => {
      if (mapping === null) {
        return null;
      }
      const { [name]: former, ...rest } = mapping;
      return trimmed === former ? mapping : trimmed === '' ? rest : { ...rest, [name]: trimmed };
    });
  }
}
