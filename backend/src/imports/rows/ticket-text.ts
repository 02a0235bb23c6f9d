import { textFault, textFaultMessage, type TextRule } from '../../shared/validation/text-rule.js';
import { MARKDOWN, TITLE } from '../../tickets/domain/ticket-text.js';
import type { ImportMapping } from '../dto/import-mapping.dto.js';
import { firstWords, oneLine, shortened } from './cell-text.js';
import { columnsOf, filled } from './template.js';
import type { Refuse, TicketRow } from './ticket-row.js';

const TITLE_FROM_DESCRIPTION = 80;

type CellOf = (column: string) => string | null;

/** Makes title and description of a row, from its cells, the templates, or each other. */
export class TicketText {
  private readonly kept: readonly string[];

  constructor(
    private readonly mapping: ImportMapping,
    columns: readonly string[],
  ) {
    const used = new Set([
      ...Object.values(mapping.columns as Record<string, string | undefined>),
      ...columnsOf(mapping.titleTemplate ?? ''),
      ...columnsOf(mapping.descriptionTemplate ?? ''),
    ]);
    this.kept = mapping.otherColumns === 'keep' ? columns.filter((name) => !used.has(name)) : [];
  }

  read(cellOf: CellOf, refuse: Refuse): Pick<TicketRow, 'title' | 'description'> {
    const given = this.given('title', cellOf);
    const body = this.given('description', cellOf);
    const wholeTitle = oneLine(given ?? firstWords(body ?? '', TITLE_FROM_DESCRIPTION));
    const title = shortened(wholeTitle, TITLE.max);
    // What a short title cannot hold is not lost; a description is never empty.
    const lead = title !== wholeTitle || body === null ? (given ?? '') : '';
    const parts = [lead, body, this.keptCells(cellOf)];
    const description = parts.filter((part) => part !== null && part !== '').join('\n\n');
    // What is wrong with a title is often in the description, too: once is enough.
    if (this.isSound('title', title, TITLE, refuse)) this.isSound('description', description, MARKDOWN, refuse);
    return { title, description };
  }

  private given(field: 'title' | 'description', cellOf: CellOf): string | null {
    const column = this.mapping.columns[field];
    const template = field === 'title' ? this.mapping.titleTemplate : this.mapping.descriptionTemplate;
    const cell = column === undefined ? null : cellOf(column);
    return cell ?? (template === undefined ? null : filled(template, cellOf));
  }

  private keptCells(cellOf: CellOf): string | null {
    const lines = this.kept.flatMap((column) => {
      const text = cellOf(column);
      return text === null ? [] : [`- ${oneLine(column)}: ${oneLine(text)}`];
    });
    return lines.length === 0 ? null : lines.join('\n');
  }

  private isSound(field: 'title' | 'description', text: string, rule: TextRule, refuse: Refuse): boolean {
    const fault = textFault(text, rule);
    if (fault) refuse(field, fault, textFaultMessage(fault, rule));
    return fault === null;
  }
}
