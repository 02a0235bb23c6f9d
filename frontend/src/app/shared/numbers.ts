import { inject } from '@angular/core';
import { READER } from './reader';

/** Writes a whole number as the reader does. */
export type WriteNumber = (value: number) => string;

/** For numbers that follow the reader's choice. Call in an injection context. */
export function useNumbers(): WriteNumber {
  const reader = inject(READER);
  // Below a thousand there is nothing to group, and the first formatter delays the first page.
  return (value) => (value < 1000 ? `${value}` : value.toLocaleString(reader().locale));
}

/** "1,234", or "10,000+" where counting stopped. */
export const totalInWords = (total: { value: number; relation: 'eq' | 'gte' }, write: WriteNumber): string =>
  `${write(total.value)}${total.relation === 'gte' ? '+' : ''}`;
