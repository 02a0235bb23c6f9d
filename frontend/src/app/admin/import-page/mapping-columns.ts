import { Component, computed, inject } from '@angular/core';
import { ImportDraft } from '../data/import-draft';
import { ImportField, importFields, withColumn } from '../data/mapping-edit';

/** Which column feeds which field, each with what stands in its first rows. */
@Component({
  selector: 'dk-mapping-columns',
  template: `
    <section aria-labelledby="columns-heading">
      <h2 id="columns-heading">Columns</h2>
      <p class="lead">Which column of the file feeds which field of a ticket. Fields without a column stay empty.</p>
      <div class="fields">
        @for (field of fields; track field.field) {
          <div class="dk-field">
            <label [attr.for]="'column-' + field.field">{{ field.label }}</label>
            <select
              #column
              class="dk-select"
              [id]="'column-' + field.field"
              [attr.aria-describedby]="'hint-' + field.field"
              [value]="columnOf(field.field)"
              (change)="choose(field.field, column.value)"
            >
              <option value="" [selected]="columnOf(field.field) === ''">No column</option>
              @for (name of names(); track $index) {
                <option [value]="name" [selected]="name === columnOf(field.field)">{{ name }}</option>
              }
            </select>
            <span class="sample" [id]="'hint-' + field.field">{{ samples()[field.field] || field.hint }}</span>
          </div>
        }
      </div>
    </section>
  `,
  styleUrl: './mapping-section.scss',
})
export class MappingColumns {
  readonly #draft = inject(ImportDraft);
  protected readonly fields = importFields;
  protected readonly names = computed(() => this.#draft.preview()?.columns.map(({ name }) => name) ?? []);
  /** The first filled cells of each chosen column. */
  protected readonly samples = computed<Partial<Record<ImportField, string>>>(() => {
    const rows = this.#draft.preview()?.rows ?? [];
    return Object.fromEntries(
      importFields.map(({ field }) => {
        const place = this.names().indexOf(this.columnOf(field));
        const cells = rows.map((row) => row[place] ?? '').filter((cell) => cell.trim() !== '');
        return [field, place === -1 ? '' : [...new Set(cells)].slice(0, 3).join(' · ')];
      }),
    );
  });

  protected columnOf(field: ImportField): string {
    return this.#draft.mapping()?.columns[field] ?? '';
  }

  protected choose(field: ImportField, column: string): void {
    this.#draft.mapping.update((mapping) => mapping && withColumn(mapping, field, column === '' ? null : column));
  }
}
