import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { totalInWords, useNumbers } from './numbers';
import { READER, Reader } from './reader';

function numbersIn(locale: string) {
  const reader = signal<Reader>({ locale, timeZone: 'UTC' });
  TestBed.configureTestingModule({ providers: [{ provide: READER, useValue: reader }] });
  return { reader, write: TestBed.runInInjectionContext(useNumbers) };
}

describe('a number', () => {
  it.each([
    ['en', 999, '999'],
    ['en', 1_000, '1,000'],
    ['de', 1_234_567, '1.234.567'],
    ['fr', 10_000, '10\u202f000'],
  ])('is written in %s: %d', (locale, value, written) => {
    expect(numbersIn(locale).write(value)).toBe(written);
  });

  it('follows another choice', () => {
    const { reader, write } = numbersIn('en');
    reader.set({ locale: 'de', timeZone: 'UTC' });
    expect(write(1_000)).toBe('1.000');
  });

  it('where counting stopped says that there are more', () => {
    const { write } = numbersIn('en');
    expect(totalInWords({ value: 10_000, relation: 'gte' }, write)).toBe('10,000+');
    expect(totalInWords({ value: 10_000, relation: 'eq' }, write)).toBe('10,000');
  });
});
