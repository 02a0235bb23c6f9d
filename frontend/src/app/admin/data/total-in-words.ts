import { Total } from '../../api/generated/model';

/** "1,234", or "10,000+" where counting stopped. */
export function totalInWords({ value, relation }: Total): string {
  return `${value.toLocaleString('en')}${relation === 'gte' ? '+' : ''}`;
}
