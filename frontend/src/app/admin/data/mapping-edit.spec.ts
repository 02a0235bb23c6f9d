import { ImportMapping, ImportPreview } from '../../api/generated/model';
import { gapsIn, meaningOf, withColumn, withMeaning, wordsIn } from './mapping-edit';

const aColumn = (name: string, words: string[] | null) => ({
  name,
  filled: 10,
  values: words?.map((value) => ({ value, count: 1 })) ?? null,
});

const mapping: ImportMapping = {
  columns: { title: 'subject', status: 'state', priority: 'prio' },
  statusValues: { New: 'open', Done: 'closed' },
  priorityValues: { '3 - Moderate': 'medium' },
  emptyValues: ['?'],
};

const preview: ImportPreview = {
  delimiter: 'comma',
  encoding: 'utf-8',
  columns: [aColumn('subject', null), aColumn('state', ['NEW', 'done', '?']), aColumn('prio', ['3 - Moderate'])],
  rows: [],
  more: false,
  mapping,
};

describe('a mapping', () => {
  it('gives a field another column, or none', () => {
    expect(withColumn(mapping, 'title', 'body').columns.title).toBe('body');
    expect(withColumn(mapping, 'title', null).columns).toEqual({ status: 'state', priority: 'prio' });
  });

  it('knows words whatever their case', () => {
    expect(meaningOf(mapping.statusValues, 'NEW')).toBe('open');
    expect(meaningOf(mapping.statusValues, 'Parked')).toBeNull();
    expect(withMeaning(mapping.statusValues, 'new', 'closed')).toEqual({ Done: 'closed', new: 'closed' });
    expect(withMeaning(mapping.statusValues, 'new', null)).toEqual({ Done: 'closed' });
  });

  it('leaves out words that mean nothing, to the letter', () => {
    expect(wordsIn(preview, { ...mapping, emptyValues: [' done ', 'new'] }, 'status')).toEqual(['NEW', '?']);
    expect(wordsIn(preview, mapping, 'status')).toEqual(['NEW', 'done']);
    expect(wordsIn(preview, mapping, 'title')).toBeNull();
    expect(wordsIn(preview, mapping, 'assignee')).toEqual([]);
  });
});

describe('what a mapping lacks', () => {
  it('is nothing when every word has a meaning', () => {
    expect(gapsIn(mapping, preview)).toEqual([]);
  });

  it.each([
    [{ ...mapping, columns: { status: 'state' } }, /title or the description/],
    [{ ...mapping, rows: 'history' as const }, /number in the source/],
    [{ ...mapping, statusValues: {} }, /these mean as a status: NEW, done/],
    [{ ...mapping, columns: { title: 'subject', status: 'subject' } }, /more than 50/],
  ])('is said in words', (lacking, words) => {
    expect(gapsIn(lacking, preview).join(' ')).toMatch(words);
  });
});
