import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../validation/fields.js';
import { IntegerQueryField } from '../validation/number-fields.js';

export const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 100;

/** The parameters every list takes. */
export class PageQuery {
  @IntegerQueryField({
    min: 1,
    max: MAX_PAGE_SIZE,
    optional: true,
    default: DEFAULT_PAGE_SIZE,
    description: 'How many items a page holds. May change from page to page.',
    example: 25,
  })
  limit: number = DEFAULT_PAGE_SIZE;

  @TextField({
    min: 1,
    // The longest carries what a misspelt search was corrected to.
    max: 4000,
    optional: true,
    description: 'The `nextCursor` of the page before. Good only for the same filter, sort and person.',
  })
  cursor?: string;
}

export class Total {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10_000, example: 1234 })
  value: number;

  @ApiProperty({ enum: ['eq', 'gte'], description: '`gte`: there are at least this many.', example: 'eq' })
  relation: 'eq' | 'gte';
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: Total;
}

/** The page of `Item` as a class for the OpenAPI document, named `<Item>Page`. */
export function pageOf<T>(Item: Type<T>, { counted = false } = {}): Type<Page<T>> {
  class ItemPage {
    @ApiProperty({ type: [Item] })
    items: T[];

    @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
    nextCursor: string | null;
  }
  class CountedItemPage extends ItemPage {
    @ApiProperty({ type: Total, required: false, description: 'Only with `withTotal=true`; counted up to 10,000.' })
    total?: Total;
  }
  const PageClass = counted ? CountedItemPage : ItemPage;
  Object.defineProperty(PageClass, 'name', { value: `${Item.name}Page` });
  return PageClass;
}
