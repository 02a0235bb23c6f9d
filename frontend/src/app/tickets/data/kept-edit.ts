import { isRecord } from '../../shared/is-record';

/** What is typed over a text, as it is kept until it is saved or given up. */
export interface Edit {
  readonly text: string;
  /** What was there when the editing began. */
  readonly before: string;
}

export const isEdit = (value: unknown): value is Edit =>
  isRecord(value) && typeof value['text'] === 'string' && typeof value['before'] === 'string';
