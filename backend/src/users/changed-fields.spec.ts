import { describe, expect, it } from '@jest/globals';
import { changedFields } from './changed-fields.js';

const present: { name: string; locale: string | null; active: boolean } = { name: 'Mara', locale: 'de', active: true };

describe('what a request changes', () => {
  it.each([
    ['nothing when nothing is sent', {}, null],
    ['nothing when what is there is sent', { name: 'Mara', active: true }, null],
    ['nothing for a field that is undefined', { name: undefined }, null],
    ['only the fields that differ', { name: 'Mara', active: false }, { active: false }],
    ['a value to null', { locale: null }, { locale: null }],
  ])('is %s', (_, sent, changes) => {
    expect(changedFields(present, sent)).toEqual(changes);
  });
});
