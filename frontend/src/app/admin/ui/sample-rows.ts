import { Component, computed, input } from '@angular/core';

const shown = 5;

/** The beginning of a file as a table; it scrolls sideways by itself, the page does not. */
@Component({
  selector: 'dk-sample-rows',
  template: `
    <div class="scroll" role="region" tabindex="0" aria-label="The first rows of the file">
      <table>
        <thead>
          <tr>
            @for (column of columns(); track $index) {
              <th scope="col">{{ column.name }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of first(); track $index) {
            <tr>
              @for (cell of row; track $index) {
                <td>{{ cell }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
      border: var(--dk-hairline);
      border-radius: var(--dk-radius);
      background: var(--dk-paper);
    }

    table {
      border-collapse: collapse;
      font-size: 13px;
    }

    th,
    td {
      overflow: hidden;
      max-width: 240px;
      height: 34px;
      padding: 0 var(--dk-space-3);
      text-align: left;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    th {
      color: var(--dk-muted);
      font-weight: var(--dk-medium);
    }

    td {
      border-top: var(--dk-hairline);
    }
  `,
})
export class SampleRows {
  readonly columns = input.required<readonly { readonly name: string }[]>();
  readonly rows = input.required<readonly (readonly string[])[]>();

  protected readonly first = computed(() => this.rows().slice(0, shown));
}
